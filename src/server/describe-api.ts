import type { FileAccess, Json } from "../components/define-component.ts";
import type { Demo } from "../demo/demo.ts";
import type { Extension } from "../runs/extension.ts";
import { describeRunPaths, errorAnswers, runSchemas } from "./describe-api-run.ts";
import { referTo, sharedSchemas, withReferences } from "./describe-api-schemas.ts";
import type { Face } from "./face.ts";

export interface ApiParts {
  readonly demo: Demo;
  readonly files: FileAccess;
  readonly extensions: readonly Extension[];
  readonly faces: readonly Face[];
  /** The cookie that shows who is signed in, where the demo asks for it. */
  readonly loginCookie: string | undefined;
}

/** The HTTP API as an OpenAPI 3.1 document, with each component's own schema and sample. */
export async function describeApi({ demo, files, extensions, faces, loginCookie }: ApiParts): Promise<object> {
  const { title, version } = demo.parts;
  const endpoints = demo.parts.endpoints.filter(({ visibility }) => visibility === "public");
  const runs = await Promise.all(endpoints.map((endpoint) => describeRunPaths(endpoint, files)));
  const hasLogin = loginCookie !== undefined;
  const paths = {
    ...Object.assign({}, ...runs),
    ...pathsOf(extensions),
    "/api/upload": uploadPath,
    "/api/file/{hash}/{name}": filePath,
    ...(hasLogin && { "/login": loginPath, "/logout": logoutPath }),
    "/healthz": { get: { ...healthPath.get, ...(hasLogin && { security: [] }) } },
  };
  return {
    openapi: "3.1.0",
    info: { title, version: version ?? "0" },
    // Relative to this document, wherever the demo is mounted.
    servers: [{ url: "." }],
    ...Object.assign({}, ...faces.map(({ documentation }) => documentation?.(demo))),
    ...(hasLogin && { security: [{ login: [] }] }),
    paths: hasLogin ? withStrangersRefused(paths) : paths,
    components: {
      schemas: { ...sharedSchemas, ...Object.assign({}, ...endpoints.map(runSchemas)) },
      responses: {
        Error: { description: "What is wrong, and what to do.", content: { "application/json": { schema: referTo("Error") } } },
      },
      ...(hasLogin && {
        securitySchemes: {
          login: { type: "apiKey", in: "cookie", name: loginCookie, description: "Set by POST /login; it lasts for a week." },
        },
      }),
    },
  };
}

function pathsOf(extensions: readonly Extension[]): object {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, description } of extensions.flatMap(({ routes }) => routes ?? [])) {
    if (description === null) continue;
    const template = path.replace(/:(\w+)/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: withReferences(description) };
  }
  return paths;
}

type Operation = { readonly security?: readonly unknown[]; readonly responses: object };

function withStrangersRefused(paths: { readonly [path: string]: { readonly [method: string]: Operation } }): object {
  const refuse = (operation: Operation) =>
    operation.security ? operation : { ...operation, responses: { ...operation.responses, ...errorAnswers(401) } };
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, refuse(operation)])),
    ]),
  );
}

const uploadPath = {
  post: {
    operationId: "upload",
    summary: "Send files, to be used as values",
    tags: ["files"],
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["files"],
            properties: { files: { type: "array", minItems: 1, items: { type: "string", format: "binary" } } },
          },
        },
      },
    },
    responses: {
      200: {
        description: "One value a file, in order.",
        content: { "application/json": { schema: { type: "array", items: referTo("FileData") } } },
      },
      ...errorAnswers(400, 413, 415, 422, 507),
    },
  },
};

const filePath = {
  get: {
    operationId: "file",
    summary: "The bytes of a file, whole or the part that a Range header asks for",
    tags: ["files"],
    parameters: ["hash", "name"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    responses: {
      200: { description: "The bytes.", content: { "*/*": {} } },
      206: { description: "A part of them.", content: { "*/*": {} } },
      304: { description: "They are those of the ETag." },
      416: { description: "The part lies outside." },
      ...errorAnswers(404),
    },
  },
};

const healthPath = {
  get: {
    operationId: "health",
    summary: "Whether the demo can serve and store",
    responses: {
      200: {
        description: "It can.",
        content: {
          "application/json": { schema: { type: "object", required: ["status"], properties: { status: { const: "ok" } } } },
        },
      },
      ...errorAnswers(503),
    },
  },
};

const loginPath = {
  post: {
    operationId: "login",
    summary: "Sign in",
    security: [],
    requestBody: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            required: ["username", "password"],
            properties: { username: { type: "string" }, password: { type: "string" } },
          },
        },
      },
    },
    responses: {
      200: {
        description: "The cookie is set.",
        headers: { "Set-Cookie": { schema: { type: "string" } } },
        content: { "application/json": { schema: { type: "object", required: ["success"], properties: { success: { const: true } } } } },
      },
      303: { description: "The same, for a browser: on to the page." },
      ...errorAnswers(400, 401, 413, 415, 429),
    },
  },
};

const logoutPath = {
  get: {
    operationId: "logout",
    summary: "Sign out",
    security: [],
    responses: { 303: { description: "The cookie is gone: on to the page." } },
  },
};

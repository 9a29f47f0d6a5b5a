import type { Direction, FileAccess, Json, JsonSchema } from "../components/define-component.ts";
import { fileDataSchema } from "../components/file-data.ts";
import type { Demo } from "../demo/demo.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { Extension } from "../runs/extension.ts";

/** The HTTP API as an OpenAPI 3.1 document, with each component's own schema and sample. */
export async function describeApi(demo: Demo, files: FileAccess, extensions: readonly Extension[]): Promise<object> {
  const { title, version } = demo.parts;
  const endpoints = demo.parts.endpoints.filter(({ visibility }) => visibility === "public");
  const runs = await Promise.all(endpoints.map(async (endpoint) => [`/api/run/${endpoint.name}`, await describeRun(endpoint, files)]));
  const kept = endpoints.map(({ name }) => [`/api/run/${name}/{run}`, describeKeptRun(name)]);
  return {
    openapi: "3.1.0",
    info: { title, version: version ?? "0" },
    paths: {
      ...Object.fromEntries(runs),
      ...Object.fromEntries(kept),
      ...pathsOf(extensions),
      "/api/upload": uploadPath,
      "/api/file/{hash}/{name}": filePath,
      "/healthz": healthPath,
    },
    components: { schemas: { Error: errorSchema, FileData: fileDataSchema }, responses: { Error: errorAnswer } },
  };
}

function pathsOf(extensions: readonly Extension[]): object {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, description } of extensions.flatMap(({ routes }) => routes ?? [])) {
    const template = path.replace(/:(\w+)/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: description };
  }
  return paths;
}

async function describeRun(endpoint: Endpoint, files: FileAccess): Promise<object> {
  const example = Object.fromEntries(
    await Promise.all(endpoint.inputs.map(async ({ name, component }) => [name, await component.sample(files)] as const)),
  );
  const outputs = objectOf(endpoint.outputs, "output");
  const answer = { type: "object", required: ["run", "outputs"], properties: { run: { type: "string", format: "uuid" }, outputs } };
  return {
    post: {
      operationId: endpoint.name,
      summary: `Run ${endpoint.name}`,
      parameters: [
        header("x-hardcase-session", "A random name of the client's own, by which it finds its runs and its flags again."),
        header("x-hardcase-run", "A UUID of the client's own: the run then goes on when the connection breaks.", uuidSchema),
      ],
      requestBody: { required: true, content: { "application/json": { schema: objectOf(endpoint.inputs, "input"), example } } },
      responses: {
        200: {
          description: "The outputs. With `Accept: text/event-stream`, the events queued, progress, output, done and error as they come.",
          content: { "application/json": { schema: answer }, "text/event-stream": { schema: { type: "string" } } },
        },
        400: errorReference,
        413: errorReference,
        415: errorReference,
        422: errorReference,
        503: {
          description: "As many runs wait as may.",
          headers: { "Retry-After": { description: "Seconds until it is worth trying again.", schema: { type: "integer" } } },
          content: errorContent,
        },
        500: {
          description: "The function failed, or gave outputs of another type.",
          content: {
            "application/json": {
              schema: { type: "object", required: ["error"], properties: { run: { type: "string", format: "uuid" }, error: errorBody } },
            },
          },
        },
      },
    },
  };
}

function describeKeptRun(name: string): object {
  const parameters = [
    { name: "run", in: "path", required: true, description: "The x-hardcase-run that it was started with.", schema: uuidSchema },
    { ...header("x-hardcase-session", "The session that it was started with; no other finds it."), required: true },
  ];
  return {
    get: {
      operationId: `${name}.join`,
      summary: `Join a run of ${name}: how it stands, and what follows up to its end, which is kept for ten minutes`,
      parameters,
      responses: {
        200: { description: "The events of the run as they come.", content: { "text/event-stream": { schema: { type: "string" } } } },
        404: errorReference,
      },
    },
    delete: {
      operationId: `${name}.stop`,
      summary: `Stop a run of ${name}`,
      parameters,
      responses: { 204: { description: "It was told to stop." }, 404: errorReference },
    },
  };
}

function header(name: string, description: string, schema: JsonSchema = { type: "string" }) {
  return { name, in: "header", description, schema };
}

function objectOf(named: readonly NamedComponent[], direction: Direction): JsonSchema {
  const properties = Object.fromEntries(named.map((one) => [one.name, propertyOf(one, direction)]));
  const required = named.filter(({ component }) => direction === "output" || !canBeLeftOut(component)).map(({ name }) => name);
  return { type: "object", required, properties, additionalProperties: false };
}

function propertyOf({ component }: NamedComponent, direction: Direction): JsonSchema {
  const schema = component.schema(direction);
  const description = component.options.info;
  const described = description === undefined ? schema : { ...schema, description };
  return component.isOptional || direction === "output" ? { anyOf: [described, { type: "null" }] } : described;
}

function canBeLeftOut(component: NamedComponent["component"]): boolean {
  return component.isOptional || component.hasInitial;
}

const uuidSchema = { type: "string", format: "uuid" } as const;
const errorBody = {
  type: "object",
  required: ["code", "message"],
  properties: { code: { type: "string" }, message: { type: "string" }, hint: { type: "string" }, parameter: { type: "string" } },
} as const satisfies Json;
const errorSchema = { type: "object", required: ["error"], properties: { error: errorBody } } as const;
const errorContent = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
const errorAnswer = { description: "What is wrong, and what to do.", content: errorContent };
const errorReference = { $ref: "#/components/responses/Error" };

const fileList = { type: "array", items: { $ref: "#/components/schemas/FileData" } };
const uploadPath = {
  post: {
    operationId: "upload",
    summary: "Send files, to be used as values",
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["files"],
            properties: { files: { type: "array", items: { type: "string", format: "binary" } } },
          },
        },
      },
    },
    responses: {
      200: { description: "One value a file, in order.", content: { "application/json": { schema: fileList } } },
      400: errorReference,
      413: errorReference,
      415: errorReference,
    },
  },
};
const filePath = {
  get: {
    operationId: "file",
    summary: "The bytes of a file",
    parameters: ["hash", "name"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    responses: { 200: { description: "The bytes.", content: { "*/*": {} } }, 404: errorReference },
  },
};
const healthPath = {
  get: {
    operationId: "health",
    summary: "Whether the demo can serve and store",
    responses: { 200: { description: "It can.", content: { "application/json": { schema: { type: "object" } } } }, 503: errorReference },
  },
};

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const schemathesis = process.env.SCHEMATHESIS ?? join(root, ".cache/schemathesis-4.32/bin/schemathesis");
const generator = process.env.OPENAPI_TYPESCRIPT ?? join(root, ".cache/openapi-typescript-7.13/node_modules/openapi-typescript/bin/cli.js");
const isLong = process.env.HARDCASE_LONG !== undefined;

let folder: string;
const served: Record<string, ServedDemo> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-openapi-"));
  // One after the other: they share the folder's one file.
  for (const name of ["calculator", "chat", "conformance"]) {
    served[name] = await serveDemo(folder, await readFile(join(root, `examples/${name}.ts`), "utf8"));
  }
  const login = { CONFORMANCE_LOGIN: "ada:right" };
  served.login = await serveDemo(folder, await readFile(join(root, "examples/conformance.ts"), "utf8"), login);
}, 120_000);

afterAll(async () => {
  for (const one of Object.values(served)) await one.kill();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (name: string) => served[name]?.url ?? "";

interface OpenapiDocument {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, unknown>; readonly securitySchemes?: Record<string, { readonly name: string }> };
  readonly security?: unknown;
}

async function readDocument(name: string, headers: Record<string, string> = {}): Promise<OpenapiDocument> {
  return (await fetch(`${urlOf(name)}/openapi.json`, { headers })).json() as Promise<OpenapiDocument>;
}

const checks = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance"];

test.each([
  ["calculator", []],
  ["chat", []],
  // Some of its endpoints are there to fail, others to take their time.
  ["conformance", ["--exclude-path-regex", "/(fail|crash|slow|progress|story|count)"]],
])("schemathesis finds no answer of the %s that its description does not have", { timeout: 600_000 }, async (name, more) => {
  const given = ["run", `${urlOf(name)}/openapi.json`, "--url", urlOf(name), "--phases", "examples,fuzzing", "--seed", "1", "--no-color"];
  const amount = ["--max-examples", isLong ? "200" : "12", "--workers", "2", "--request-timeout", "30"];
  const checked = ["--checks", [...checks, "response_schema_conformance"].join(",")];
  const { stdout } = await run(schemathesis, [...given, ...amount, ...checked, ...more], { cwd: folder, maxBuffer: 1e8 }).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toMatch(/(\d+) generated, \1 passed/);
});

test("types generated from it compile, and hold calls to what the endpoint takes and gives", { timeout: 60_000 }, async () => {
  const place = join(folder, "generated");
  await mkdir(place);
  await symlink(join(root, "node_modules"), join(place, "node_modules"));
  await run(process.execPath, [generator, `${urlOf("calculator")}/openapi.json`, "--output", join(place, "api.d.ts")]);
  await writeFile(
    join(place, "use.ts"),
    `import type { components, paths } from "./api.js";
type Run = paths["/api/run/calculator"]["post"];
const inputs: Run["requestBody"]["content"]["application/json"] = { num1: 5, operation: "add", num2: 7 };
// @ts-expect-error: not one of the choices.
const wrong: typeof inputs = { num1: 5, operation: "power", num2: 7 };
// @ts-expect-error: one is missing.
const few: typeof inputs = { num1: 5, operation: "add" };
export async function call(url: string): Promise<number> {
  const answer = await fetch(url + "/api/run/calculator", { method: "POST", body: JSON.stringify([inputs, wrong, few][0]) });
  const body = (await answer.json()) as Run["responses"][200]["content"]["application/json"];
  const receipt: string = body.receipt;
  const output = body.outputs.Output;
  // @ts-expect-error: there is no such output.
  body.outputs.Nothing;
  const error: components["schemas"]["ErrorBody"] = { code: "HC_VALUE_INVALID", message: receipt };
  return typeof output === "number" ? output : error.message.length;
}
`,
  );
  const compiler = [
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--types",
    "node",
  ];
  const { stdout } = await run(join(root, "node_modules/.bin/tsc"), [...compiler, join(place, "use.ts")], { cwd: place }).catch(
    (error) => error,
  );
  expect(stdout).toBe("");
});

describe("the description", () => {
  test("tells of public endpoints alone", async () => {
    const { paths } = await readDocument("conformance");
    expect(paths["/api/run/echo"]).toBeDefined();
    expect(Object.keys(paths).filter((path) => /unlisted|hidden/.test(path))).toEqual([]);
  });

  test("has the cookie of a login, where there is one, and 401 in each answer but those that let in", async () => {
    expect((await readDocument("conformance")).security).toBeUndefined();
    const answer = await fetch(`${urlOf("login")}/login`, {
      method: "POST",
      body: new URLSearchParams({ username: "ada", password: "right" }),
    });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    const { components, security, paths } = await readDocument("login", { cookie });
    expect(security).toEqual([{ login: [] }]);
    expect(components.securitySchemes?.login).toMatchObject({ type: "apiKey", in: "cookie", name: cookie.split("=")[0] });
    expect(paths["/api/run/echo"]?.post?.responses).toHaveProperty("401");
    expect(paths["/login"]?.post).toMatchObject({ security: [] });
  });

  test("has a schema for each event of a stream, which the events fit", async () => {
    const { components } = await readDocument("conformance");
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "api", components });
    const answer = await fetch(`${urlOf("conformance")}/api/run/progress`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: '{"steps":2}',
    });
    const events = [...(await answer.text()).matchAll(/event: (\w+)\ndata: (.*)\n/g)];
    expect(new Set(events.map(([, type]) => type))).toEqual(new Set(["progress", "message", "output", "done"]));
    const names: Record<string, string> = { progress: "ProgressEvent", message: "MessageEvent" };
    for (const [, type = "", data = ""] of events) {
      const validate = ajv.compile({ $ref: `api#/components/schemas/${names[type] ?? `progress.${type}`}` });
      expect(validate(JSON.parse(data)), `${type} ${data} ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });
});

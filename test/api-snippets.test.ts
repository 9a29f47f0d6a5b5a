import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { chatbot, dataframe, label, plot } from "../src/index.ts";
import { type ApiDocument, readApiEndpoints } from "../src/page/api-drawer/api-document.ts";
import { callOf } from "../src/page/api-drawer/call-of.ts";
import { type SnippetLanguage, writeSnippet } from "../src/page/api-drawer/snippets.ts";
import type { PageConfig } from "../src/server/page-config.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const python = process.env.GRADIO_PYTHON ?? join(root, ".cache/gradio-6.31/bin/python");
/** Not for people: `test/gradio-clients.test.ts` calls it. */
const forClients = "conformance.ts";
const files = (await readdir(join(root, "examples"))).filter((name) => name.endsWith(".ts") && name !== forClients).sort();

const runners: Record<SnippetLanguage, { readonly file: string; readonly command: readonly [string, ...string[]] }> = {
  typescript: { file: "script.mjs", command: [process.execPath, "script.mjs"] },
  python: { file: "script.py", command: [python, "script.py"] },
  curl: { file: "script.sh", command: ["bash", "-e", "script.sh"] },
};

async function serve(file: string) {
  const directory = await mkdtemp(join(tmpdir(), "hardcase-snippets-"));
  const server = spawn(process.execPath, [join(root, "dist/cli/main.js"), "run", join(root, "examples", file), "--port", "0"], {
    cwd: directory,
    env: { ...process.env, HOST: "127.0.0.1", HARDCASE_CACHE_DIR: join(directory, "cache") },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(server, "close");
  onTestFinished(async () => {
    server.kill("SIGKILL");
    await closed;
    await rm(directory, { recursive: true });
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/\S+:\d+/.exec(line)?.[0];
    if (url) return { url: `${url}/`, directory };
  }
  throw new Error(`${file} named no address.`);
}

/** What a snippet prints, run as somebody would who has copied it into an empty folder. */
async function runSnippet(language: SnippetLanguage, text: string, directory: string, name: string): Promise<string> {
  const folder = join(directory, `${name}-${language}`);
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(root, join(folder, "node_modules/hardcase"));
  const { file, command } = runners[language];
  await writeFile(join(folder, file), text);
  const [program, ...given] = command;
  const child = spawn(program, given, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let [printed, warned] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (printed += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (warned += part));
  const [exitCode] = await once(child, "close");
  expect(exitCode, `${text}\n${warned}`).toBe(0);
  return printed;
}

/** What the page starts with, or its first example. */
function valuesOnPage(config: PageConfig, name: string): Record<string, never> {
  const byId = new Map(config.components.map((component) => [component.id, component]));
  const form = config.endpoints.find((one) => one.name === name);
  const listener = config.body.type === "blocks" ? config.body.listeners.find(({ endpoint }) => endpoint === name) : undefined;
  const entries = form
    ? form.inputs.map((id, index) => [byId.get(id)?.label, form.examples[0]?.[index] ?? byId.get(id)?.initial ?? null])
    : (listener?.inputs ?? []).map((input) => [input.name, byId.get(input.id)?.initial ?? null]);
  return Object.fromEntries(entries);
}

/** Kinds whose values are others in Gradio's protocol. */
const gradioFaces = { chatbot: chatbot().gradio, dataframe: dataframe().gradio, label: label().gradio, plot: plot().gradio };

/** Outputs as Gradio's clients get them, in order. */
function inGradio(config: PageConfig, endpoint: string, outputs: Record<string, unknown>): unknown[] {
  const kindOf = (id: string) => config.components.find((component) => component.id === id)?.kind;
  const form = config.endpoints.find(({ name }) => name === endpoint);
  const listener = config.body.type === "blocks" ? config.body.listeners.find((one) => one.endpoint === endpoint) : undefined;
  const ids = form?.outputs ?? listener?.outputs.map(({ id }) => id) ?? [];
  return Object.values(outputs).map((value, index) => {
    const face = gradioFaces[kindOf(ids[index] ?? "") as keyof typeof gradioFaces];
    return face ? face.write(value as never) : value;
  });
}

/** A value to compare: files by their bytes. */
async function comparable(value: unknown, url: string): Promise<unknown> {
  if (typeof value === "string" && value.startsWith("/")) return (await readFile(value)).toString("base64");
  if (Array.isArray(value)) return Promise.all(value.map((one) => comparable(one, url)));
  if (typeof value !== "object" || value === null) return value;
  const { meta, url: address } = value as { meta?: unknown; url?: string };
  if (meta !== undefined && address !== undefined) {
    return Buffer.from(await (await fetch(new URL(address, url))).arrayBuffer()).toString("base64");
  }
  const entries = Object.entries(value).map(async ([key, member]) => [key, await comparable(member, url)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe.each(files)("the snippets of examples/%s", (file) => {
  test("run as copied, and give what the page gives", { timeout: 180_000 }, async () => {
    const { url, directory } = await serve(file);
    const html = await (await fetch(url)).text();
    const config = JSON.parse(/id="hardcase-config">(.*?)<\/script>/s.exec(html)?.[1] ?? "") as PageConfig;
    const described = (await (await fetch(`${url}openapi.json`)).json()) as ApiDocument;
    const target = { url, title: config.title, hasLogin: config.hasLogin };
    for (const endpoint of readApiEndpoints(described)) {
      const call = callOf(endpoint, valuesOnPage(config, endpoint.name));
      const answer = await fetch(`${url}api/run/${endpoint.name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(Object.fromEntries(call.inputs.map(({ name, value }) => [name, value]))),
      });
      expect(answer.status).toBe(200);
      const { outputs } = (await answer.json()) as { outputs: Record<string, unknown> };
      const run = (language: SnippetLanguage, more = "") =>
        runSnippet(language, `${writeSnippet(language, [call], target)}${more}`, directory, endpoint.name);
      const [typescript, curl, printed] = await Promise.all([
        run("typescript"),
        run("curl"),
        run("python", "\nimport json\nprint(json.dumps(result))\n"),
      ]);
      expect(typescript).toBe(`${inspect(outputs)}\n`);
      expect(JSON.parse(curl)).toMatchObject({ outputs });
      expectPython(
        await comparable(JSON.parse(printed.trim().split("\n").at(-1) ?? ""), url),
        await comparable(inGradio(config, endpoint.name, outputs), url),
      );
    }
  });
});

function expectPython(actual: unknown, values: unknown): void {
  const outputs = values as unknown[];
  if (outputs.length === 0) return;
  expect(outputs.length === 1 ? [actual] : actual).toEqual(outputs);
}

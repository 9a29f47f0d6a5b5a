import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const examples = join(import.meta.dirname, "../examples");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-mcp-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** An example as it stands, but that agents may call it. */
async function withTools(name: string): Promise<string> {
  const path = join(examples, name);
  const source = await readFile(path, "utf8");
  return source.replace("title:", "mcp: true,\n    title:").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
}

async function serve(source: string, environment: Record<string, string> = {}): Promise<ServedDemo> {
  const served = await serveDemo(folder, source, environment);
  onTestFinished(() => served.kill());
  return served;
}

async function connect({ url }: ServedDemo): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  // The SDK's own types do not hold under exactOptionalPropertyTypes.
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)) as never);
  onTestFinished(() => client.close());
  return client;
}

describe("the official client of the Model Context Protocol", () => {
  test("lists and calls the tools of the calculator", async () => {
    const client = await connect(await serve(await withTools("calculator.ts")));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["calculator", "flag"]);
    const result = await client.callTool({ name: "calculator", arguments: { num1: 5, operation: "add", num2: 7 } });
    expect(result.structuredContent).toEqual({ Output: 12 });
  });

  test("sends a picture to the image example, and gets it back in brown", async () => {
    const client = await connect(await serve(await withTools("sepia.ts")));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["sepia", "flag"]);
    const picture = await readFile(join(examples, "pictures/house-by-day.png"));
    const result = await client.callTool({ name: "sepia", arguments: { im: `data:image/png;base64,${picture.toString("base64")}` } });
    const [, shown] = result.content as { readonly type: string; readonly data: string; readonly mimeType: string }[];
    expect(shown).toMatchObject({ type: "image", mimeType: "image/png" });
    const { channels } = await sharp(Buffer.from(shown?.data ?? "", "base64")).stats();
    const [red = 0, green = 0, blue = 0] = channels.map(({ mean }) => mean);
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
  });
});

describe("where the protocol's SDK is not installed", () => {
  /** Makes a process find no such package, as where it is not installed. */
  async function withoutSdk(): Promise<Record<string, string>> {
    const hook = `export async function resolve(specifier, context, next) {
      if (!specifier.startsWith("@modelcontextprotocol/sdk")) return next(specifier, context);
      throw Object.assign(new Error("Cannot find package '@modelcontextprotocol/sdk'"), { code: "ERR_MODULE_NOT_FOUND" });
    }`;
    const path = join(folder, "without-sdk.mjs");
    await writeFile(
      path,
      `import { register } from "node:module";\nregister(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});\n`,
    );
    return { NODE_OPTIONS: `--import=${pathToFileURL(path).href}` };
  }

  test("a demo with tools says how to install it", async () => {
    await expect(serve(await withTools("calculator.ts"), await withoutSdk())).rejects.toThrow(
      "Run: npm install @modelcontextprotocol/sdk.",
    );
  });

  test("any other demo starts, for it loads nothing of it", async () => {
    const { url } = await serve(await readFile(join(examples, "calculator.ts"), "utf8"), await withoutSdk());
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

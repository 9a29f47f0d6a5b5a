import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult, ContentBlock, Progress } from "@modelcontextprotocol/sdk/types.js";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import type { Demo } from "../demo/demo.ts";
import {
  Blocks,
  ChatInterface,
  DemoSite,
  file,
  Interface,
  type InterfaceOptions,
  image,
  type LaunchedDemo,
  radio,
  TabbedInterface,
  text,
  UserError,
} from "../index.ts";

let folder: string;
const open: (Client | LaunchedDemo)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-mcp-"));
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  await rm(folder, { recursive: true, force: true });
});

const flaggingDir = () => join(folder, "flagged");

async function cases() {
  await using store = await openCaseStore(flaggingDir());
  return (await store.list({}, { limit: 100 })).cases;
}

async function launch(demo: Demo): Promise<string> {
  const launched = await demo.launch({ port: 0, host: "127.0.0.1", quiet: true });
  open.push(launched);
  return launched.url;
}

async function connect(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  // The SDK's own types do not hold under exactOptionalPropertyTypes.
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }) as never);
  open.push(client);
  return client;
}

/** A client of a demo that is served for this test. */
const clientOf = async (demo: Demo) => connect(await launch(demo));

const call = async (client: Client, name: string, given: Record<string, unknown>) =>
  (await client.callTool({ name, arguments: given })) as CallToolResult;

const textOf = ({ content }: CallToolResult) => content.map((block) => (block.type === "text" ? block.text : `<${block.type}>`)).join("\n");

const runIn = (result: CallToolResult) => /^Run ([0-9a-f]{12})\./m.exec(textOf(result))?.[1];

function blockOf<Type extends ContentBlock["type"]>({ content }: CallToolResult, type: Type) {
  return content.find((block): block is Extract<ContentBlock, { type: Type }> => block.type === type);
}

const calculator = (options: InterfaceOptions<readonly ["number", ReturnType<typeof operation>, "number"], "number"> = {}) =>
  new Interface(
    function calculator(num1, operation, num2) {
      if (operation === "divide" && num2 === 0) throw new UserError("Cannot divide by zero!");
      return operation === "add" ? num1 + num2 : num1 / num2;
    },
    ["number", operation(), "number"],
    "number",
    { title: "Calculator", description: "Calculates with two numbers.", mcp: true, flaggingDir: flaggingDir(), ...options },
  );
const operation = () => radio(["add", "divide"]);

const five = { num1: 5, operation: "add", num2: 7 };

describe("tools", () => {
  test("are the endpoints, by name, with what they do and the schemas of their components", async () => {
    const client = await clientOf(calculator());
    expect(client.getServerVersion()).toMatchObject({ name: "Calculator" });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["calculator", "flag"]);
    expect(tools[0]).toMatchObject({
      title: "Calculator",
      description: "Calculates with two numbers.",
      inputSchema: {
        type: "object",
        required: ["num1", "operation", "num2"],
        properties: { num1: { type: "number" }, operation: { enum: ["add", "divide"] } },
      },
      outputSchema: { type: "object", required: ["Output"] },
    });
  });

  test("answer with the outputs, and with the run and its receipt", async () => {
    const result = await call(await clientOf(calculator()), "calculator", five);
    expect(result.structuredContent).toEqual({ Output: 12 });
    expect(blockOf(result, "text")?.text).toBe('{"Output":12}');
    expect(result._meta).toEqual({
      "hardcase/run": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "hardcase/receipt": expect.any(String),
      "hardcase/inputs": five,
    });
    expect(String(result._meta?.["hardcase/run"]).endsWith(runIn(result) ?? "?")).toBe(true);
  });

  test("are of every kind of demo, and never of a private or undocumented endpoint", async () => {
    const word = text({ label: "Word" });
    const louder = text({ label: "Louder" });
    const blocks = new Blocks({ mcp: true }, word, louder);
    word.submit((given) => given.toUpperCase(), word, louder, { apiName: "shout", apiDescription: "Says it louder." });
    word.submit((given) => given, word, louder, { apiName: "hidden", apiVisibility: "undocumented" });
    word.submit((given) => given, word, louder, { apiName: "own", apiVisibility: "private" });
    const client = await clientOf(blocks);
    expect((await client.listTools()).tools).toMatchObject([{ name: "shout", description: "Says it louder." }]);
    expect((await call(client, "shout", { Word: "hi" })).structuredContent).toEqual({ Louder: "HI" });
    await expect(client.callTool({ name: "own", arguments: { Word: "hi" } })).rejects.toThrow('There is no tool "own". There is "shout".');

    const chat = new ChatInterface((message) => `You said ${message}`, { apiName: "parrot", mcp: true, allowFlagging: "never" });
    const tabs = new TabbedInterface([calculator({ mcp: false, allowFlagging: "never" }), chat], ["One", "Two"], { mcp: true });
    const both = await clientOf(tabs);
    expect((await both.listTools()).tools.map(({ name }) => name)).toEqual(["calculator", "parrot"]);
    const { structuredContent } = await call(both, "parrot", { message: "hello", history: [] });
    expect(structuredContent).toMatchObject({ reply: [{ role: "assistant", content: "You said hello" }] });
  });

  test("of a demo without flagging say nothing of it", async () => {
    const client = await clientOf(calculator({ allowFlagging: "never" }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["calculator"]);
    expect(textOf(await call(client, "calculator", five))).toBe('{"Output":12}');
  });

  test("are not there unless the demo says so", async () => {
    const url = await launch(calculator({ mcp: false }));
    await expect(connect(url)).rejects.toThrow("HC_NOT_FOUND");
    expect(await (await fetch(`${url}/openapi.json`)).json()).not.toHaveProperty("x-hardcase-mcp");
  });

  test("are told of in the API's description", async () => {
    const url = await launch(calculator());
    expect(await (await fetch(`${url}/openapi.json`)).json()).toHaveProperty("x-hardcase-mcp", "mcp");
  });
});

describe("an error", () => {
  test("of a value names the parameter, and nothing has run", async () => {
    const result = await call(await clientOf(calculator()), "calculator", { num1: 5, operation: "power", num2: 7 });
    expect(result).toMatchObject({ isError: true });
    expect(textOf(result)).toContain('operation must be one of "add", "divide", got "power".');
    expect(runIn(result)).toBeUndefined();
  });

  test("of the function is told with its run, which can be flagged", async () => {
    const client = await clientOf(calculator());
    const result = await call(client, "calculator", { num1: 1, operation: "divide", num2: 0 });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(/^Cannot divide by zero!\nRun [0-9a-f]{12}\./);
    await call(client, "flag", { run: runIn(result), note: "say infinity" });
    expect(await cases()).toMatchObject([
      { run: { error: { message: "Cannot divide by zero!" } }, flag: { by: "api", note: "say infinity" } },
    ]);
  });
});

describe("files", () => {
  const picture = () =>
    sharp({ create: { width: 3, height: 2, channels: 3, background: "#ff0000" } })
      .png()
      .toBuffer();
  const sizeDemo = () =>
    new Interface((im) => im, image({ label: "Picture" }), image({ label: "Same" }), {
      apiName: "same",
      mcp: true,
      allowFlagging: "never",
    });

  test.each([
    ["a data: URI", (base64: string) => `data:image/png;base64,${base64}`],
    ["an object with its bytes", (base64: string) => ({ base64, mimeType: "image/png" })],
    ["an object with its bytes and its name", (base64: string) => ({ base64, name: "red.png" })],
  ])("come as %s, and pictures go as pictures", async (_title, write) => {
    const result = await call(await clientOf(sizeDemo()), "same", { Picture: write((await picture()).toString("base64")) });
    const shown = blockOf(result, "image");
    expect(shown?.mimeType).toBe("image/png");
    expect(await sharp(Buffer.from(shown?.data ?? "", "base64")).metadata()).toMatchObject({ width: 3, height: 2 });
    expect(result.structuredContent).toMatchObject({ Same: { mime_type: "image/png" } });
  });

  test("of other types are linked, and a link can be sent on", async () => {
    const copy = new Interface((path) => path, file({ label: "File" }), file({ label: "Copy" }), {
      apiName: "copy",
      mcp: true,
      allowFlagging: "never",
    });
    const client = await clientOf(copy);
    const first = await call(client, "copy", { File: { base64: Buffer.from("a,b\n").toString("base64"), name: "table.csv" } });
    const link = blockOf(first, "resource_link");
    expect(link).toMatchObject({ name: "table.csv", mimeType: "text/csv", size: 4 });
    expect(await (await fetch(link?.uri ?? "")).text()).toBe("a,b\n");
    const second = await call(client, "copy", { File: link?.uri });
    expect(second.structuredContent).toMatchObject({ Copy: { size: 4 } });
  });

  test("are linked under the path at which a demo stands among others", async () => {
    const copy = new Interface((path) => path, file({ label: "File" }), file({ label: "Copy" }), { apiName: "copy", mcp: true });
    const launched = await new DemoSite({ "/one/copy": copy }).launch({ port: 0, host: "127.0.0.1", quiet: true });
    open.push(launched);
    const client = await connect(`${launched.url}/one/copy`);
    const link = blockOf(await call(client, "copy", { File: "data:text/csv,a" }), "resource_link");
    expect(link?.uri).toMatch(`${launched.url}/one/copy/api/file/`);
    expect(await (await fetch(link?.uri ?? "")).text()).toBe("a");
  });

  test.each([
    ["http://127.0.0.1:1/secret.png", "is no file of this server, and no other address is fetched."],
    ["https://example.org/picture.png", "is no file of this server, and no other address is fetched."],
    ["file:///etc/passwd", "is no file of this server, and no other address is fetched."],
    [`http://127.0.0.1/api/file/${"0".repeat(64)}/a.png`, "is not on this server."],
    ["data:image/png;base64", 'There is no file at "data:…".'],
  ])("are not fetched from %s", async (address, message) => {
    const result = await call(await clientOf(sizeDemo()), "same", { Picture: address });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(message);
  });

  test("that are too large are refused", async () => {
    const demo = new Interface((path) => path, file({ label: "File" }), "text", { apiName: "size", mcp: true, maxFileSize: 10 });
    const result = await call(await clientOf(demo), "size", { File: { base64: Buffer.alloc(11).toString("base64"), name: "a.bin" } });
    expect(textOf(result)).toMatch(/too large/);
  });

  test("are not seen in a text that looks like one", async () => {
    const demo = new Interface((word) => word, text({ label: "Word" }), text({ label: "Same" }), { apiName: "echo", mcp: true });
    const result = await call(await clientOf(demo), "echo", { Word: "data:text/plain,hello" });
    expect(result.structuredContent).toEqual({ Same: "data:text/plain,hello" });
  });
});

describe("progress", () => {
  test("tells what the function says of it", async () => {
    const demo = new Interface(
      async (word, { progress, warning }) => {
        progress(1, 2, "half");
        await vi.waitFor(() => expect(seen.some(({ message }) => message === "half")).toBe(true));
        warning("Nearly.");
        return word;
      },
      text({ label: "Word" }),
      "text",
      { apiName: "work", mcp: true },
    );
    const seen: Progress[] = [];
    const client = await clientOf(demo);
    const result = await client.callTool({ name: "work", arguments: { Word: "hi" } }, undefined, { onprogress: (one) => seen.push(one) });
    expect(seen[0]).toEqual({ progress: 1, total: 2, message: "half" });
    expect(seen.map(({ progress }) => progress)).toEqual(seen.map(({ progress }) => progress).toSorted((a, b) => a - b));
    expect(textOf(result as CallToolResult)).toContain("Warning: Nearly.");
  });

  test("tells each output of a stream", async () => {
    const seen: Progress[] = [];
    const demo = new Interface(
      async function* () {
        for (const part of ["o", "on", "one"]) {
          yield part;
          if (part !== "one") await vi.waitFor(() => expect(seen.at(-1)?.message).toBe(part));
        }
      },
      null,
      "text",
      { apiName: "say", mcp: true },
    );
    const client = await clientOf(demo);
    const result = await client.callTool({ name: "say" }, undefined, { onprogress: (one) => seen.push(one) });
    expect(seen.slice(0, 2)).toEqual([
      { progress: 1, message: "o" },
      { progress: 2, message: "on" },
    ]);
    expect(result.structuredContent).toEqual({ Output: "one" });
  });
});

describe("a call that is cancelled", () => {
  /** A function that ends only when its signal fires. */
  function waiting() {
    const told = { started: 0, stopped: 0 };
    const demo = new Interface(
      (_word, { signal }) =>
        new Promise<string>((resolve) => {
          told.started += 1;
          signal.addEventListener("abort", () => {
            told.stopped += 1;
            resolve("");
          });
        }),
      text({ label: "Word" }),
      "text",
      { apiName: "wait", mcp: true },
    );
    return { demo, told };
  }

  test("stops its run, and no other", async () => {
    const { demo, told } = waiting();
    const url = await launch(demo);
    // Both count their requests from the same number.
    const clients = [await connect(url), await connect(url)];
    const stops = clients.map(() => new AbortController());
    const calls = clients.map((client, index) =>
      client
        .callTool({ name: "wait", arguments: { Word: "a" } }, undefined, { signal: (stops[index] as AbortController).signal })
        .catch(String),
    );
    await vi.waitFor(() => expect(told.started).toBe(2));
    stops[0]?.abort();
    await calls[0];
    await vi.waitFor(() => expect(told.stopped).toBe(1));
    stops[1]?.abort();
    await calls[1];
    await vi.waitFor(() => expect(told.stopped).toBe(2));
  });

  test("by hanging up stops its run too", async () => {
    const { demo, told } = waiting();
    const client = await clientOf(demo);
    const called = client.callTool({ name: "wait", arguments: { Word: "a" } }).catch(String);
    await vi.waitFor(() => expect(told.started).toBe(1));
    await client.close();
    await called;
    await vi.waitFor(() => expect(told.stopped).toBe(1));
  });
});

describe("flag", () => {
  test("stores one case of the run that an answer names, and the last word on it", async () => {
    const client = await clientOf(calculator());
    const run = runIn(await call(client, "calculator", five));
    await call(client, "flag", { run, note: "off by ten" });
    const flagged = await call(client, "flag", { run, note: "off by one", corrected: { Output: 13 } });
    expect(flagged.structuredContent).toEqual({ saved: true, case: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await cases()).toMatchObject([
      {
        verified: true,
        inputs: five,
        outputs: { Output: 12 },
        flag: { by: "api", note: "off by one", corrected: { Output: 13 } },
      },
    ]);
  });

  test("takes a receipt with its values, after a restart", async () => {
    const first = await call(await clientOf(calculator()), "calculator", five);
    for (const one of open.splice(0).reverse()) await one.close();
    const client = await clientOf(calculator());
    const { "hardcase/receipt": receipt, "hardcase/inputs": inputs } = first._meta ?? {};
    const gone = await call(client, "flag", { run: runIn(first) });
    expect(textOf(gone)).toContain("There is no such run, or it was too long ago. Give the run that an answer names");
    await call(client, "flag", { run: { receipt, inputs, outputs: first.structuredContent } });
    expect(await cases()).toMatchObject([{ run: { id: first._meta?.["hardcase/run"] }, flag: { by: "api" } }]);
    const forged = await call(client, "flag", { run: { receipt, inputs, outputs: { Output: 13 } } });
    expect(textOf(forged)).toContain('The output "Output" is not the one of the run.');
  });

  test("asks for an option where the demo has some", async () => {
    const client = await clientOf(calculator({ flaggingOptions: ["wrong sign", "other"] }));
    const { tools } = await client.listTools();
    expect(tools[1]?.inputSchema).toMatchObject({ required: ["run", "option"], properties: { option: { enum: ["wrong sign", "other"] } } });
    const run = runIn(await call(client, "calculator", five));
    expect(textOf(await call(client, "flag", { run }))).toBe('option must be "wrong sign" or "other", got nothing.');
    await call(client, "flag", { run, option: "other" });
    expect(await cases()).toMatchObject([{ flag: { option: "other" } }]);
  });

  test("gives way to an endpoint of that name", async () => {
    const demo = new Interface((word) => word, "text", "text", { apiName: "flag", mcp: true, flaggingDir: flaggingDir() });
    expect((await (await clientOf(demo)).listTools()).tools.map(({ name }) => name)).toEqual(["flag", "flag_1"]);
  });

  test("leaves runs that the server flags by itself to it", async () => {
    const client = await clientOf(calculator({ flagWhen: { twelve: ({ outputs }) => outputs.Output === 12 } }));
    await call(client, "calculator", five);
    expect(await cases()).toMatchObject([{ flag: { by: "rule", rule: "twelve" } }]);
  });

  test("is not there where every run is kept", async () => {
    const client = await clientOf(calculator({ allowFlagging: "auto" }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["calculator"]);
    await call(client, "calculator", five);
    expect(await cases()).toMatchObject([{ flag: { by: "auto" } }]);
  });
});

describe("a login", () => {
  const auth = [
    ["ada", "pass: wörd"],
    ["grace", "other"],
  ] as const;
  const basic = (name: string, password: string) => ({ authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` });

  test("is by HTTP Basic, for files too, and the function learns who calls", async () => {
    const demo = new Interface((_word, { username }) => String(username), text({ label: "Word" }), "text", {
      apiName: "who",
      mcp: true,
      auth,
    });
    const url = await launch(demo);
    await expect(connect(url)).rejects.toThrow(/HTTP Basic/);
    await expect(connect(url, basic("ada", "wrong"))).rejects.toThrow(/HC_CREDENTIALS/);
    const ada = await connect(url, basic("ada", "pass: wörd"));
    expect((await call(ada, "who", { Word: "?" })).structuredContent).toEqual({ Output: "ada" });
    const file = `${url}/api/file/${"0".repeat(64)}/a.png`;
    expect((await fetch(file)).status).toBe(401);
    expect((await fetch(file, { headers: basic("grace", "other") })).status).toBe(404);
  });

  test("keeps runs of one user from another", async () => {
    const url = await launch(calculator({ auth }));
    const ada = await connect(url, basic("ada", "pass: wörd"));
    const grace = await connect(url, basic("grace", "other"));
    const run = runIn(await call(ada, "calculator", five));
    expect(textOf(await call(grace, "flag", { run }))).toContain("There is no such run");
    await call(ada, "flag", { run });
    expect(await cases()).toMatchObject([{ user: "ada" }]);
  });

  test("does not let anyone guess passwords", async () => {
    const url = await launch(calculator({ auth }));
    const ask = () => fetch(`${url}/mcp`, { method: "POST", headers: basic("ada", "guess") });
    for (let attempt = 1; attempt <= 10; attempt++) expect((await ask()).status).toBe(401);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("by HTTP Basic is not taken where there are no tools", async () => {
    const url = await launch(calculator({ auth, mcp: false }));
    expect((await fetch(`${url}/openapi.json`, { headers: basic("grace", "other") })).status).toBe(401);
  });
});

describe("requests that are not an agent's", () => {
  const list = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  const accept = "application/json, text/event-stream";

  /** fetch() does not let one choose the host. */
  function post(url: string, headers: Record<string, string>, body = list): Promise<{ status: number | undefined; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${url}/mcp`,
        { method: "POST", headers: { "content-type": "application/json", accept, ...headers } },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (part: string) => (text += part));
          answer.on("end", () => resolve({ status: answer.statusCode, text }));
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  test("are refused when they come from a page of another site", async () => {
    const url = await launch(calculator());
    expect(await post(url, { origin: "https://evil.example" })).toMatchObject({
      status: 403,
      text: expect.stringContaining("HC_CROSS_SITE"),
    });
  });

  test("are refused when a page has led its own name to this machine", async () => {
    const url = await launch(calculator());
    const host = `evil.example:${new URL(url).port}`;
    const refused = await post(url, { origin: `http://${host}`, host });
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining("takes no requests from web pages") });
    const quiet = await post(url, { "sec-fetch-site": "same-origin", host });
    expect(quiet.status).toBe(403);
  });

  test("are taken from a page at an address of this machine", async () => {
    const url = await launch(calculator());
    expect((await post(url, { origin: url })).status).toBe(200);
  });

  test("are answered as JSON-RPC when they are no JSON, and by what is allowed when they are of another method", async () => {
    const url = await launch(calculator());
    const { status, text } = await post(url, {}, "{");
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: "2.0", id: null, error: { message: expect.stringContaining("is not JSON") } });
    const read = await fetch(`${url}/mcp`);
    expect(read.status).toBe(405);
    expect(read.headers.get("allow")).toBe("POST");
  });
});

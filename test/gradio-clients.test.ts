import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@gradio/client";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const account = ["alma", "pass word"] as const;

let folder: string;
let open: ServedDemo;
let closed: ServedDemo;
let calculator: ServedDemo;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-clients-"));
  const source = async (name: string) => readFile(join(root, "examples", name), "utf8");
  // One after the other: they share the folder's one file.
  open = await serveDemo(folder, await source("conformance.ts"));
  closed = await serveDemo(folder, await source("conformance.ts"), { CONFORMANCE_LOGIN: account.join(":") });
  calculator = await serveDemo(folder, await source("calculator.ts"));
}, 120_000);

afterAll(async () => {
  for (const served of [open, closed, calculator]) await served?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** What a Python program prints with the Python that has Gradio. */
async function python<Answer = { [name: string]: unknown }>(program: string, ...given: string[]): Promise<Answer> {
  const interpreter = process.env.GRADIO_PYTHON ?? join(root, ".cache/gradio-6.31/bin/python");
  const { stdout } = await run(interpreter, [join(import.meta.dirname, "fixtures", program), ...given], { timeout: 100_000, cwd: folder });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const endpoints = [
  ...["calculator", "count", "counter", "crash", "echo", "echo_1", "fail", "fast", "files", "label", "many", "mixed"],
  ...["progress", "sepia", "slow", "story", "strict", "swap", "table", "whoami"],
].map((name) => `/${name}`);

const story = [
  ["a", { rows: [[1, 2, 3], [4]], gone: true }],
  ["ab", { rows: [[1], [4]], new: null }],
  ["abc", { rows: [], new: { x: "y" } }],
  ["z", [1, "2"]],
];

describe("Gradio's Python client", () => {
  test.each([
    ["where everybody may come in", () => open, []],
    ["with a login", () => closed, account],
  ])("works %s", { timeout: 120_000 }, async (_title, served, login) => {
    const results = await python("call_with_gradio_client.py", served().url, folder, ...login);
    expect(results).toMatchObject({
      endpoints,
      types: {
        "/calculator": ["float", "Literal['add', 'subtract', 'multiply', 'divide']", "float"],
        "/sepia": ["filepath", "float"],
        "/count": ["int"],
        "/many": ["list[filepath]"],
        "/mixed": ["bool", "list[Literal['x', 'y', 'z']]", "Literal['red', 'green']", "float"],
      },
      text: "grüße\n☃",
      keywords: 42,
      defaults: { flag: false, picks: [], choice: "green", level: 4 },
      "two outputs": ["C", "A"],
      label: {
        label: "cat",
        confidences: [
          { label: "cat", confidence: 0.75 },
          { label: "dog", confidence: 0.25 },
        ],
      },
      table: [
        [1, "x"],
        [2, null],
      ],
      "not queued": "x",
      undocumented: "x",
      private: ["ValueError", expect.stringContaining("Cannot find")],
      flag: [],
      "wrong choice": ["AppError", expect.stringContaining('got "power"')],
      error: ["AppError", "Cannot divide by zero!"],
      secret: ["AppError", expect.not.stringContaining("secret")],
      validator: ["ValidationError", expect.stringContaining("name: too short")],
      stream: ["1", "2", "3", "4"],
      edits: story,
      progress: { result: "done", "has seen": true },
      cancelled: "CANCELLED",
      staggered: "all",
      sessions: [2, 5, 10, 6, 1],
      file: ["ä b (1).bin", true],
      who: true,
    });
    expect(results.printed).toContain('predict(num1, operation, num2, api_name="/calculator") -> result');
    if (login.length === 0) return;
    expect(results["no login"]).toEqual(["AuthenticationError", expect.stringContaining("credentials were not provided")]);
    expect(results["wrong login"]).toEqual(["AuthenticationError", expect.stringContaining("Could not login")]);
  });

  // Together, as Gradio takes longer to load than to show them.
  test("shows a demo, and one with every kind of endpoint, in apps of Gradio's by gr.load, which add 5 and 7", {
    timeout: 120_000,
  }, async () => {
    const [one, all] = await python<{ sum: number; kinds: string[] }[]>("load_with_gradio.py", calculator.url, open.url);
    expect(one).toEqual({ sum: 12, kinds: ["button", "column", "form", "number", "radio", "row"] });
    expect(all?.sum).toBe(12);
    expect(all?.kinds).toContain("dataframe");
  });
});

describe.each([
  ["where everybody may come in", () => open, undefined],
  ["with a login", () => closed, [...account] as [string, string]],
])("Gradio's JavaScript client, %s", (_title, served, auth) => {
  const connect = () => Client.connect(served().url, { ...(auth && { auth }), events: ["data", "status", "log"] });
  const predict = async (client: Client, name: string, data: unknown[] | Record<string, unknown>) =>
    (await client.predict(name, data)).data;

  test("describes and calls endpoints, by name and by number", async () => {
    const client = await connect();
    const { named_endpoints: described } = await client.view_api();
    expect(Object.keys(described).sort()).toEqual(endpoints);
    expect(described["/calculator"]?.parameters.map(({ type }: { type: string }) => type)).toEqual(["number", "string", "number"]);
    expect(await predict(client, "/calculator", { num1: 7, operation: "multiply", num2: 6 })).toEqual([42]);
    const number = client.config?.dependencies.find(({ api_name }: { api_name: string }) => api_name === "fast")?.id as number;
    expect((await client.predict(number, ["x"])).data).toEqual(["x"]);
    expect(await predict(client, "/Flag", [1, "add", 2, 3])).toHaveLength(1);
    expect(await client.reconnect()).toBe("connected");
  });

  test("is told errors, and what a validator refuses", async () => {
    const client = await connect();
    await expect(predict(client, "/fail", ["x"])).rejects.toThrow(/^boom$/);
    await expect(predict(client, "/crash", ["x"])).rejects.not.toThrow(/secret/);
    await expect(predict(client, "/strict", ["Al"])).rejects.toMatchObject({
      code: "validation_error",
      message: expect.stringContaining("too short"),
    });
    expect(await predict(client, "/strict", ["Alma"])).toEqual(["Hello Alma"]);
  });

  test("follows streams, progress and messages, and cancels", async () => {
    const client = await connect();
    const told: unknown[] = [];
    for await (const event of client.submit("/story", [])) if (event.type === "data") told.push(structuredClone(event.data));
    expect(told).toEqual([...story, story[3]]);

    const [logs, progress]: [unknown[], unknown[]] = [[], []];
    for await (const event of client.submit("/progress", [2])) {
      if (event.type === "log") logs.push([event.level, event.log]);
      if (event.type === "status") progress.push(...(event.progress_data ?? []));
    }
    expect(logs).toEqual([["info", "almost done"]]);
    expect(progress).toContainEqual(expect.objectContaining({ index: 1, length: 2, desc: "working" }));

    const job = client.submit("/slow", []);
    let count = 0;
    for await (const event of job) if (event.type === "data" && ++count === 2) await job.cancel();
    expect(count).toBeLessThan(20);
  });

  test("gets an answer to each call, also to those made while its stream is being closed", async () => {
    const client = await connect();
    for (let turn = 0; turn < 20; turn++) {
      const calls = [];
      for (let number = 0; number < 10; number++) {
        calls.push(predict(client, "/echo", [String(number)]));
        if (number > 4) await new Promise((resolve) => setTimeout(resolve, (turn * number) % 4));
      }
      expect((await Promise.all(calls)).flat()).toEqual(Array.from({ length: 10 }, (_, number) => String(number)));
    }
  });

  test("keeps state by session", async () => {
    const [one, other] = [await connect(), await connect()];
    expect(await predict(one, "/counter", [2])).toEqual([2]);
    expect(await predict(one, "/counter", {})).toEqual([3]);
    expect(await predict(other, "/counter", [10])).toEqual([10]);
    expect(await predict(one, "/whoami", [])).toEqual([{ username: auth?.[0] ?? null, session: one.session_hash }]);
  });

  test("sends files and fetches them", async () => {
    const client = await connect();
    const picture = await sharp({ create: { width: 3, height: 2, channels: 3, background: "#c86432" } })
      .png()
      .toBuffer();
    const [toned] = (await predict(client, "/sepia", [new Blob([new Uint8Array(picture)])])) as [{ url: string }];
    const answer = await client.fetch(toned.url);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ width: 3, height: 2 });
    const [[named]] = (await predict(client, "/many", [[new File(["one"], "ä b.txt")]])) as [[{ url: string; orig_name: string }]];
    expect(named.orig_name).toBe("ä b.txt");
    expect(await (await client.fetch(named.url)).text()).toBe("one");
  });
});

test("Gradio's JavaScript client shows the owner's message to who has no login", async () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(Client.connect(closed.url)).rejects.toThrow("Log in first");
  await expect(Client.connect(closed.url, { auth: [account[0], "wrong"] })).rejects.toThrow();
  silent.mockRestore();
});

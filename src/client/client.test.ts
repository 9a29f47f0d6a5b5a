import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  Blocks,
  button,
  ChatInterface,
  type Demo,
  DemoSite,
  file,
  Interface,
  type LaunchedDemo,
  label,
  number,
  radio,
  readCsv,
  state,
  TabbedInterface,
  text,
} from "../index.ts";
import { type ClientRun, connect, FailedRun, fileAt } from "./connect.ts";

let folder: string;
const launched: LaunchedDemo[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-client-"));
});

afterEach(async () => {
  for (const demo of launched.splice(0)) await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function launch(demo: Demo, port = 0): Promise<LaunchedDemo> {
  const one = await demo.launch({ port, host: "127.0.0.1", quiet: true });
  launched.push(one);
  return one;
}

const calculator = () =>
  new Interface(
    function calculator(num1, operation, num2) {
      if (operation === "divide" && num2 === 0) throw new Error("Cannot divide by zero.");
      return operation === "add" ? num1 + num2 : num1 / num2;
    },
    ["number", radio(["add", "divide"]), "number"],
    "number",
    { flaggingDir: join(folder, "flagged"), flaggingOptions: ["wrong", "odd"] },
  );

describe("run()", () => {
  test("gives the result in the demo's shape, and by name what went over the wire", async () => {
    const client = await connect<ReturnType<typeof calculator>>((await launch(calculator())).url);
    expect(client.endpoints).toEqual(["calculator"]);
    const run = await client.run([5, "add", 7]);
    expect(run).toMatchObject({
      endpoint: "calculator",
      inputs: { num1: 5, operation: "add", num2: 7 },
      outputs: { Output: 12 },
      result: 12,
    });
    expect(JSON.parse(JSON.stringify(run))).toEqual(run);
    expect(await (await connect(launched[0]?.url ?? "")).run("calculator", { num1: 1, operation: "add", num2: 2 })).toMatchObject({
      result: 3,
    });
  });

  test("takes a record by its keys where labels differ, and leaves out what the server holds", async () => {
    const mood = new Interface(
      ({ words }) => ({ mood: { good: words.length / 10 }, length: words.length }),
      { words: text({ label: "A text" }) },
      { mood: label(), length: number({ label: "Its length" }) },
    );
    const { result, outputs } = await (await connect<typeof mood>((await launch(mood)).url)).run({ words: "fine" });
    expect(result).toMatchObject({ mood: { label: "good" }, length: 4 });
    expect(outputs).toMatchObject({ "Its length": 4 });

    const step = number({ label: "step" });
    const total = number({ label: "total" });
    const count = state(0);
    const go = button("Go");
    const counter = new Blocks(step, total, go);
    go.click((held, by) => [held + by, held + by], [count, step], [count, total], { apiName: "count" });
    const client = await connect((await launch(counter)).url);
    expect((await client.run("count", [2])).result).toEqual([null, 2]);
    expect((await client.run("count", { step: 3 })).result).toEqual([null, 5]);
  });

  test("uploads blobs and files of this machine, and downloads what comes back", async () => {
    const demo = new Interface((one) => one, file(), file());
    const client = await connect<typeof demo>((await launch(demo)).url);
    await writeFile(join(folder, "ä b.txt"), "from disk");
    for (const [given, name, content] of [
      [fileAt(join(folder, "ä b.txt")), "ä b.txt", "from disk"],
      [new File(["from memory"], "m.txt"), "m.txt", "from memory"],
    ] as const) {
      const { result } = await client.run([given]);
      expect(result).toMatchObject({ orig_name: name });
      expect(await (await client.download(result as never)).text()).toBe(content);
    }
  });

  test("throws the server's error, with the run where there was one", async () => {
    const client = await connect((await launch(calculator())).url);
    await expect(client.run([1, "power", 2])).rejects.toMatchObject({ code: "HC_VALUE_INVALID", parameter: "operation" });
    await expect(client.run([1, "add", 2, 3])).rejects.toMatchObject({ code: "HC_PARAMETER_UNKNOWN" });
    await expect(client.run("nothing", {})).rejects.toMatchObject({ code: "HC_NOT_FOUND", hint: 'There is "calculator".' });
    const error = await client.run([1, "divide", 0]).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FailedRun);
    expect(error).toMatchObject({
      code: "HC_FUNCTION",
      message: "Cannot divide by zero.",
      run: { outputs: null, receipt: expect.any(String) },
    });
    expect(await client.flag(error.run, { option: "wrong", corrected: { Output: 0 } })).toMatchObject({ saved: true });
  });

  test("is stopped by its signal, on the server too", async () => {
    let isStopped = false;
    const slow = new Interface(
      async (_word, { signal }) => {
        signal.addEventListener("abort", () => {
          isStopped = true;
        });
        return pause(60_000, "late", { signal });
      },
      "text",
      "text",
      { apiName: "slow" },
    );
    const client = await connect((await launch(slow)).url);
    const abort = new AbortController();
    const running = client.run("slow", ["x"], { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => isStopped).toBe(true);
  });
});

describe("stream()", () => {
  const counting = () =>
    new Interface(
      async function* count(most, context) {
        context.progress(0, most, "counting");
        for (let number = 1; number <= most; number++) {
          yield number;
          await pause(60, undefined, { signal: context.signal });
        }
        if (most === 3) throw new Error("Three is too many.");
      },
      "number",
      "number",
    );

  test("gives the outputs as they come, then the run", async () => {
    const client = await connect<ReturnType<typeof counting>>((await launch(counting())).url);
    const told: string[] = [];
    const stream = client.stream([4], { onEvent: ({ type }) => told.push(type) });
    const outputs: unknown[] = [];
    for await (const one of stream) outputs.push(one);
    expect(outputs).toEqual([1, 2, 3, 4]);
    expect(told).toContain("progress");
    expect(await stream.run).toMatchObject({ result: 4, receipt: expect.any(String) });
  });

  test("throws what the function threw, after the outputs before", async () => {
    const stream = (await connect((await launch(counting())).url)).stream([3]);
    const outputs: unknown[] = [];
    const reading = (async () => {
      for await (const one of stream) outputs.push(one);
    })();
    await expect(reading).rejects.toMatchObject({ code: "HC_FUNCTION", run: { outputs: null } });
    expect(outputs).toEqual([1, 2, 3]);
    await expect(stream.run).rejects.toMatchObject({ code: "HC_FUNCTION" });
  });

  test("ends when its loop is left, and when its signal says so", async () => {
    const client = await connect((await launch(counting())).url);
    const left = client.stream([100]);
    for await (const one of left) if (one === 2) break;
    await expect(left.run).rejects.toMatchObject({ name: "AbortError" });
    const abort = new AbortController();
    const reading = (async () => {
      for await (const _one of client.stream([100], { signal: abort.signal })) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("flag()", () => {
  test("flags a run that was kept as JSON, after the server has started again, as one case with what is right", async () => {
    const first = await launch(calculator());
    const kept = JSON.stringify(await (await connect(first.url)).run([5, "add", 7]));
    await launched.splice(0)[0]?.close();
    const client = await connect((await launch(calculator())).url);
    const run = JSON.parse(kept) as ClientRun;
    const stored = await client.flag(run, { option: "wrong", note: "Off.", corrected: { Output: 13 } });
    expect(await client.flag(run, { option: "wrong", note: "Off.", corrected: { Output: 13 } })).toEqual(stored);
    const rows = await readCsv(join(folder, "flagged"));
    expect(rows).toMatchObject([{ num1: "5", Output: "12", flag: "wrong" }]);
    expect(rows).toHaveLength(1);
  });

  test("is refused where the values are not those of the run, or no reason is given", async () => {
    const client = await connect((await launch(calculator())).url);
    const run = await client.run([5, "add", 7]);
    await expect(client.flag({ ...run, outputs: { Output: 13 } }, { option: "wrong" })).rejects.toMatchObject({ code: "HC_RECEIPT" });
    await expect(client.flag(run)).rejects.toMatchObject({ code: "HC_FLAG_OPTION" });
  });
});

describe("connect()", () => {
  test("signs in, and is told when the password is wrong or missing", async () => {
    const demo = new Interface((word, { username }) => `${word} ${username}`, "text", "text", { auth: [["ada", "right"]] });
    const { url } = await launch(demo);
    expect((await (await connect(url, { auth: ["ada", "right"] })).run(["hello"])).result).toBe("hello ada");
    await expect(connect(url, { auth: ["ada", "wrong"] })).rejects.toMatchObject({ code: "HC_CREDENTIALS" });
    await expect(connect(url)).rejects.toMatchObject({ code: "HC_LOGIN" });
  });

  test("says so where no demo answers", async () => {
    const demo = await launch(calculator());
    await expect(connect(`${demo.url}/nowhere`)).rejects.toMatchObject({ code: "HC_NOT_FOUND" });
    await launched.splice(0)[0]?.close();
    await expect(connect(demo.url)).rejects.toMatchObject({ code: "HC_UNREACHABLE" });
  });

  test("finds a demo under a path of a site, and the endpoints of every tab", async () => {
    const site = new DemoSite({ "/tools/sum": new TabbedInterface([calculator(), calculator()], ["One", "Two"]) });
    const one = await site.launch({ port: 0, host: "127.0.0.1", quiet: true });
    launched.push(one);
    for (const url of [`${one.url}/tools/sum`, `${one.url}/tools/sum/`]) {
      const client = await connect(url);
      expect(client.endpoints).toEqual(["calculator", "calculator_1"]);
      expect((await client.run("calculator_1", [1, "add", 2])).result).toBe(3);
      await expect(client.run([1, "add", 2])).rejects.toMatchObject({ code: "HC_NOT_FOUND" });
    }
  });

  test("talks with a chat", async () => {
    const parrot = new ChatInterface(function parrot(message, history) {
      return `${message} after ${history.length}`;
    });
    const client = await connect<typeof parrot>((await launch(parrot)).url);
    const { result } = await client.run(["Hello"]);
    expect(result).toEqual([{ role: "assistant", content: "Hello after 0" }]);
    expect((await client.run(["Again", [{ role: "user", content: "Hello" }, ...result]])).result).toMatchObject([
      { content: "Again after 2" },
    ]);
  });
});

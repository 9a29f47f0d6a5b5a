import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import type { Demo } from "../demo/demo.ts";
import { CSVLogger, FlaggingCallback, Interface, radio, readCsv } from "../index.ts";
import { DemoClient } from "../testing/demo-client.ts";

const rounds = process.env.HARDCASE_LONG ? 50 : 12;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-flagging-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const wrongSign = (num1: number, operation: string, num2: number) => (operation === "add" ? -(num1 + num2) : num1 - num2);
const inputs = ["number", radio(["add", "subtract"]), "number"] as const;
const flaggingDir = () => join(folder, "flagged");

const clients: DemoClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client[Symbol.asyncDispose]();
});

/** A client whose demo ends with the test. */
function clientOf(demo: Demo): DemoClient {
  const client = new DemoClient(demo);
  clients.push(client);
  return client;
}

const five = { num1: 5, operation: "add", num2: 7 };
const log = () => readFile(join(flaggingDir(), "logs.csv"), "utf8");

/** The cases as a second reader sees them. */
async function cases() {
  await using store = await openCaseStore(flaggingDir());
  return (await store.list({}, { limit: 100 })).cases;
}

describe("manual", () => {
  test("a flag is answered 201 when its row is on disk", async () => {
    const demo = new Interface((num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 - num2), inputs, "number", {
      flaggingDir: flaggingDir(),
    });
    const client = clientOf(demo);
    const answer = await client.flag(await client.run("predict", five));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ case: expect.stringMatching(/^[0-9a-f-]{36}$/), saved: true, delivery: "done" });
    const [header, row, ...rest] = (await log()).split("\n");
    expect(header).toBe("num1,operation,num2,Output,timestamp");
    expect(row).toMatch(/^5,add,7,12,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
    expect(rest).toEqual([""]);
  });

  test("an option has its column", async () => {
    const demo = new Interface(wrongSign, inputs, "number", {
      flaggingDir: flaggingDir(),
      flaggingOptions: ["wrong sign", ["Off by one", "off by one"]],
    });
    const client = clientOf(demo);
    await client.flag(await client.run("wrongSign", five), { option: "wrong sign" });
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toMatch(
      /^num1,operation,num2,Output,flag,timestamp\n5,add,7,-12,wrong sign,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\n$/,
    );
  });

  test.each([
    ["no option where there are some", {}, 'option must be "a" or "b", got nothing.', "option"],
    ["an unknown option", { option: "c" }, 'option must be "a" or "b", got "c".', "option"],
    ["an output of another type", { option: "a", outputs: { Output: "12" } }, 'Output must be a number, got "12".', "Output"],
    ["a missing input", { option: "a", inputs: { num1: 5, num2: 7 } }, "operation is required, but nothing was given.", "operation"],
    ["an input of no such name", { option: "a", inputs: { ...five, x: 1 } }, 'Endpoint "wrongSign" has no parameter "x".', "x"],
    ["an output of no such name", { option: "a", outputs: { x: 1 } }, 'There is no output "x".', "x"],
    ["an unknown member", { option: "a", reason: "x" }, 'A flag has no member "reason".', "reason"],
    [
      "outputs that are no object",
      { option: "a", outputs: 12 },
      "outputs must be an object with a value for each name, got 12.",
      "outputs",
    ],
    ["a note that is no text", { option: "a", note: 3 }, "note must be a text of at most 10000 characters, got 3.", "note"],
    ["a correction of another type", { option: "a", corrected: { Output: "x" } }, 'Output must be a number, got "x".', "Output"],
  ])("%s is refused with 422, names the parameter, and stores nothing", async (_title, change, message, parameter) => {
    const demo = new Interface(wrongSign, inputs, "number", { flaggingDir: flaggingDir(), flaggingOptions: ["a", "b"] });
    const client = clientOf(demo);
    const answer = await client.flag(await client.run("wrongSign", five), change);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: { message, parameter } });
    expect(await readdir(flaggingDir())).toEqual([".hardcase"]);
    expect(await readdir(join(flaggingDir(), ".hardcase"))).toEqual(["secret"]);
  });

  test("the text of a formula is kept exactly and cannot run in a spreadsheet", async () => {
    const demo = new Interface((text) => text, "text", "text", { flaggingDir: flaggingDir() });
    const client = clientOf(demo);
    await client.flag(await client.run("predict", { text: "=1+1" }));
    expect(await log()).toContain("\n'=1+1,'=1+1,");
    expect(await readCsv(flaggingDir())).toMatchObject([{ text: "=1+1", Output: "=1+1" }]);
  });

  test("eight requests at once from a fresh folder give eight rows and one header, every time", async () => {
    for (let round = 0; round < rounds; round++) {
      const dir = join(folder, String(round));
      const demo = new Interface((word) => word, "text", "text", { flaggingDir: dir });
      await using client = new DemoClient(demo);
      const runs = await Promise.all(Array.from({ length: 8 }, (_, index) => client.run("predict", { word: `${index}` })));
      const answers = await Promise.all(runs.map((ran) => client.flag(ran)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
      const lines = (await readFile(join(dir, "logs.csv"), "utf8")).trimEnd().split("\n");
      expect(lines[0]).toBe("word,Output,timestamp");
      expect(
        lines
          .slice(1)
          .map((line) => line.split(",")[0])
          .sort(),
      ).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
    }
  }, 180_000);
});

describe("auto", () => {
  test("stores a run of the API at its end, and refuses flags by hand", async () => {
    const demo = new Interface(wrongSign, inputs, "number", { allowFlagging: "auto", flaggingDir: flaggingDir() });
    const client = clientOf(demo);
    const ran = await client.run("wrongSign", five);
    expect(await log()).toMatch(/^num1,operation,num2,Output,timestamp\n5,add,7,-12,/);
    expect(await cases()).toMatchObject([{ flag: { by: "auto" }, outputs: { Output: -12 } }]);
    expect((await client.flag(ran)).status).toBe(403);
  });

  test("stores a failed run with empty outputs", async () => {
    const demo = new Interface(
      (word) => {
        throw new Error(`no ${word}`);
      },
      "text",
      "text",
      { allowFlagging: "auto", flaggingDir: flaggingDir() },
    );
    expect((await clientOf(demo).send("POST", "/api/run/predict", { word: "way" })).status).toBe(500);
    expect(await log()).toMatch(/^word,Output,timestamp\nway,,/);
    expect(await cases()).toMatchObject([{ outputs: null, run: { error: { message: "no way" } } }]);
  });
});

test("never: a run stores nothing, no folder is made, and a flag is refused", async () => {
  const demo = new Interface(wrongSign, inputs, "number", { allowFlagging: "never", flaggingDir: flaggingDir() });
  const client = clientOf(demo);
  const answer = await client.flag(await client.run("wrongSign", five));
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ error: { code: "HC_FLAGGING_OFF" } });
  expect(await readdir(folder)).toEqual([]);
});

describe("callbacks of one's own", () => {
  class Memory extends FlaggingCallback {
    readonly setups: unknown[][] = [];
    readonly flags: unknown[][] = [];

    override async setup(...parameters: Parameters<FlaggingCallback["setup"]>) {
      this.setups.push(parameters);
    }

    override async flag(...parameters: Parameters<FlaggingCallback["flag"]>) {
      await Promise.resolve();
      this.flags.push(parameters);
    }
  }

  test("are set up once with the components and the folder, and get the values, the option and the user's name", async () => {
    const memory = new Memory();
    const demo = new Interface(wrongSign, inputs, "number", {
      flaggingDir: flaggingDir(),
      flaggingOptions: ["a"],
      flaggingCallback: memory,
    });
    const client = clientOf(demo);
    for (let count = 0; count < 2; count++) await client.flag(await client.run("wrongSign", five), { option: "a" });
    const [components, dir] = memory.setups[0] as [{ label: string }[], string];
    expect(memory.setups).toHaveLength(1);
    expect(components.map(({ label }) => label)).toEqual(["num1", "operation", "num2", "Output"]);
    expect(dir).toBe(flaggingDir());
    expect(memory.flags).toEqual(
      Array(2).fill([[5, "add", 7, -12], "a", null, { case: expect.any(String), isCurrent: expect.any(Function) }]),
    );
    expect(await readdir(flaggingDir())).toEqual([".hardcase"]);
  });

  test("stand beside each other in a list, and one that fails loses nothing and is told again", async () => {
    class Flaky extends Memory {
      attempts = 0;

      override async flag(...parameters: Parameters<FlaggingCallback["flag"]>): Promise<void> {
        this.attempts += 1;
        if (this.attempts < 3) throw new Error("the service is away");
        await super.flag(...parameters);
      }
    }
    const flaky = new Flaky();
    const demo = new Interface(wrongSign, inputs, "number", { flaggingDir: flaggingDir(), flaggingCallback: [flaky, new CSVLogger()] });
    const client = clientOf(demo);
    const answer = await client.flag(await client.run("wrongSign", five));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ saved: true, delivery: "pending" });
    expect(await log()).toContain("\n5,add,7,-12,");
    const health = await client.send("GET", "/healthz");
    expect(health.body).toMatchObject({ status: "ok", pendingDeliveries: 1, lastDeliveryError: "Flaky: the service is away" });
    await vi.waitFor(() => expect(flaky.flags).toHaveLength(1), { timeout: 20_000, interval: 100 });
    expect(flaky.attempts).toBe(3);
    expect((await log()).trimEnd().split("\n")).toHaveLength(2);
  }, 30_000);
});

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CSVLogger, FlaggingCallback, Interface, radio, readCsv } from "../index.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-flagging-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const wrongSign = (num1: number, operation: string, num2: number) => (operation === "add" ? -(num1 + num2) : num1 - num2);
const inputs = ["number", radio(["add", "subtract"]), "number"] as const;
const flaggingDir = () => join(folder, "flagged");

const post = (demo: Interface<never, never> | { fetch(request: Request): Promise<Response> }, path: string, body: unknown) =>
  demo.fetch(
    new Request(`http://127.0.0.1${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );

const values = { inputs: { num1: 5, operation: "add", num2: 7 }, outputs: { Output: -12 } };

describe("manual", () => {
  test("a flag is answered 201 when its row is on disk", async () => {
    const demo = new Interface((num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 - num2), inputs, "number", {
      flaggingDir: flaggingDir(),
    });
    const answer = await post(demo, "/api/flag", { ...values, outputs: { Output: 12 } });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ case: expect.stringMatching(/^[0-9a-f-]{36}$/), saved: true });
    const [header, row, ...rest] = (await readFile(join(flaggingDir(), "logs.csv"), "utf8")).split("\n");
    expect(header).toBe("num1,operation,num2,Output,timestamp");
    expect(row).toMatch(/^5,add,7,12,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
    expect(rest).toEqual([""]);
  });

  test("an option has its column", async () => {
    const demo = new Interface(wrongSign, inputs, "number", {
      flaggingDir: flaggingDir(),
      flaggingOptions: ["wrong sign", ["Off by one", "off by one"]],
    });
    await post(demo, "/api/flag", { ...values, option: "wrong sign" });
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toMatch(
      /^num1,operation,num2,Output,flag,timestamp\n5,add,7,-12,wrong sign,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\n$/,
    );
  });

  test.each([
    ["no option where there are some", values, 'option must be "a" or "b", got nothing.', "option"],
    ["an unknown option", { ...values, option: "c" }, 'option must be "a" or "b", got "c".', "option"],
    ["an output of another type", { ...values, option: "a", outputs: { Output: "12" } }, 'Output must be a number, got "12".', "Output"],
    ["a missing input", { ...values, option: "a", inputs: { num1: 5, num2: 7 } }, 'inputs must hold "operation".', "operation"],
    ["an input of no such name", { ...values, option: "a", inputs: { ...values.inputs, x: 1 } }, 'There is no input "x".', "x"],
    ["an unknown member", { ...values, option: "a", reason: "x" }, 'A flag has no member "reason".', "reason"],
    [
      "no outputs at all",
      { inputs: values.inputs, option: "a" },
      "outputs must be an object with a value for each name, got nothing.",
      "outputs",
    ],
  ])("%s is refused with 422, names the parameter, and stores nothing", async (_title, body, message, parameter) => {
    const demo = new Interface(wrongSign, inputs, "number", { flaggingDir: flaggingDir(), flaggingOptions: ["a", "b"] });
    const answer = await post(demo, "/api/flag", body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { message, parameter } });
    expect(await readdir(folder)).toEqual([]);
  });

  test("the text of a formula is kept exactly and cannot run in a spreadsheet", async () => {
    const demo = new Interface((text) => text, "text", "text", { flaggingDir: flaggingDir() });
    await post(demo, "/api/flag", { inputs: { text: "=1+1" }, outputs: { Output: "=1+1" } });
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toContain("\n'=1+1,'=1+1,");
    expect(await readCsv(flaggingDir())).toMatchObject([{ text: "=1+1", Output: "=1+1" }]);
  });

  test("eight requests at once from a fresh folder give eight rows and one header, fifty times over", async () => {
    for (let round = 0; round < 50; round++) {
      const dir = join(folder, String(round));
      const demo = new Interface((word) => word, "text", "text", { flaggingDir: dir });
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => post(demo, "/api/flag", { inputs: { word: `${index}` }, outputs: { Output: `${index}` } })),
      );
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
  });
});

describe("auto", () => {
  test("stores a run of the API at its end, and refuses flags by hand", async () => {
    const demo = new Interface(wrongSign, inputs, "number", { allowFlagging: "auto", flaggingDir: flaggingDir() });
    expect((await post(demo, "/api/run/wrongSign", values.inputs)).status).toBe(200);
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toMatch(/^num1,operation,num2,Output,timestamp\n5,add,7,-12,/);
    expect((await post(demo, "/api/flag", values)).status).toBe(403);
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
    expect((await post(demo, "/api/run/predict", { word: "way" })).status).toBe(500);
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toMatch(/^word,Output,timestamp\nway,,/);
  });
});

test("never: a run stores nothing, no folder is made, and a flag is refused", async () => {
  const demo = new Interface(wrongSign, inputs, "number", { allowFlagging: "never", flaggingDir: flaggingDir() });
  await post(demo, "/api/run/wrongSign", values.inputs);
  const answer = await post(demo, "/api/flag", values);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "HC_FLAGGING_OFF" } });
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
    await post(demo, "/api/flag", { ...values, option: "a" });
    await post(demo, "/api/flag", { ...values, option: "a" });
    const [components, dir] = memory.setups[0] as [{ label: string }[], string];
    expect(memory.setups).toHaveLength(1);
    expect(components.map(({ label }) => label)).toEqual(["num1", "operation", "num2", "Output"]);
    expect(dir).toBe(flaggingDir());
    expect(memory.flags).toEqual(Array(2).fill([[5, "add", 7, -12], "a", null]));
    expect(await readdir(folder)).toEqual([]);
  });

  test("stand beside each other in a list, and one that fails does not keep the others from storing", async () => {
    class Broken extends Memory {
      override async flag(): Promise<void> {
        throw new Error("the service is away");
      }
    }
    const demo = new Interface(wrongSign, inputs, "number", {
      flaggingDir: flaggingDir(),
      flaggingCallback: [new Broken(), new CSVLogger()],
    });
    const answer = await post(demo, "/api/flag", values);
    expect(answer.status).toBe(507);
    expect(await answer.text()).not.toContain("the service is away");
    expect(await readFile(join(flaggingDir(), "logs.csv"), "utf8")).toContain("\n5,add,7,-12,");
  });
});

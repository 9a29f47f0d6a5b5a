import { randomUUID } from "node:crypto";
import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FlagMedia } from "../../cases/flag-media.ts";
import { MediaStore } from "../../cases/media-store.ts";
import type { Component, ComponentOptions } from "../../components/component.ts";
import { defineComponent, type Json } from "../../components/define-component.ts";
import type { FileData } from "../../components/file-data.ts";
import { file, number, radio, text } from "../../components/index.ts";
import type { MediaReference } from "../../components/media-reference.ts";
import { readCsv } from "../../datasets/read-csv.ts";
import { FileCache } from "../../runs/file-cache.ts";
import { CSVLogger } from "./csv-logger.ts";
import type { FlagColumns } from "./flagging-callback.ts";

const rounds = process.env.HARDCASE_LONG ? 50 : 12;

let folder: string;
let flagged: string;
let files: FileCache;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-csv-logger-"));
  flagged = join(folder, "flagged");
  files = new FileCache({ folder: join(folder, "cache") });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function logger(components: readonly Component[], columns?: FlagColumns): CSVLogger {
  const callback = new CSVLogger({ files });
  callback.setup(components, flagged, columns);
  return callback;
}

/** The log with each timestamp, checked for its form, as `<time>`. */
async function log(): Promise<string> {
  return (await readFile(join(flagged, "logs.csv"), "utf8")).replace(/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/gm, ",<time>");
}

const labelled = <Of extends Component>(component: Of, label: string) => component.withLabel(label);
const calculator = [
  number({ label: "num1" }),
  radio(["add", "subtract"], { label: "operation" }),
  number({ label: "num2" }),
  number({ label: "Output" }),
];

/** Any JSON, stored as it is. */
const anything = defineComponent<ComponentOptions, Json, Json, Json>({
  name: "anything",
  parse: (value) => value as Json,
  preprocess: (value) => value,
  postprocess: (result) => result,
  compare: (expected, actual) => ({ same: expected === actual }),
  schema: () => ({}),
  sample: () => 1,
  viewOptions: () => ({}),
});

describe("the guide's files, to the byte", () => {
  test("the calculator", async () => {
    const callback = logger(calculator);
    await callback.flag([5, "add", 7, 12]);
    await callback.flag([6, "subtract", 1.5, 4.5]);
    expect(await log()).toBe("num1,operation,num2,Output,timestamp\n5,add,7,12,<time>\n6,subtract,1.5,4.5,<time>\n");
  });

  test("with options", async () => {
    const callback = logger(calculator, { hasOption: true });
    await callback.flag([5, "add", 7, -12], "wrong sign");
    await callback.flag([6, "subtract", 1.5, 3.5], "off by one");
    await callback.flag([6, "subtract", 1.5, 3.5]);
    expect(await log()).toBe(
      "num1,operation,num2,Output,flag,timestamp\n5,add,7,-12,wrong sign,<time>\n6,subtract,1.5,3.5,off by one,<time>\n6,subtract,1.5,3.5,,<time>\n",
    );
  });

  test("with options and user names, guarded as any text", async () => {
    await logger([number({ label: "x" })], { hasOption: true, hasUsername: true }).flag([1], "=wrong", "@ann");
    expect(await log()).toBe("x,flag,username,timestamp\n1,'=wrong,'@ann,<time>\n");
  });

  test("files", async () => {
    const callback = logger([file({ label: "im" }), file({ label: "Output" })]);
    const bytes = [Buffer.from("first"), Buffer.from("second")];
    for (const content of bytes) {
      const uploaded = await files.store({ name: "Cat.png", content });
      await callback.flag([uploaded, uploaded]);
    }
    expect(await log()).toBe("im,Output,timestamp\nim/0.png,Output/0.png,<time>\nim/1.png,Output/1.png,<time>\n");
    expect(await readFile(join(flagged, "im/1.png"), "utf8")).toBe("second");
  });
});

describe("columns", () => {
  test("without a label are numbered, and repeated ones get a number", async () => {
    await logger([number(), text({ label: "x" }), text({ label: "x" }), text({ label: "timestamp" })]).flag([1, "a", "b", "c"]);
    expect(await log()).toBe("component 0,x,x 2,timestamp 2,timestamp\n1,a,b,c,<time>\n");
  });

  test("with labels that are formulas, paths or emoji are right on disk and when read", async () => {
    const uploaded = await files.store({ name: "a.txt", content: Buffer.from("x") });
    await logger([file({ label: "../x" }), file({ label: "📷 ü" }), text({ label: "=a,b" })]).flag([uploaded, uploaded, "t"]);
    expect(await readCsv(flagged)).toEqual([
      { "../x": "%2E%2E%2Fx/0.txt", "📷 ü": "📷 ü/0.txt", "=a,b": "t", timestamp: expect.any(String) },
    ]);
    expect((await readdir(folder)).sort()).toEqual(["cache", "flagged"]);
    expect((await log()).split("\n")[0]).toBe('../x,📷 ü,"\'=a,b",timestamp');
  });

  test("that change start the next file", async () => {
    await logger(calculator).flag([5, "add", 7, 12]);
    await logger(calculator, { hasOption: true }).flag([5, "add", 7, 12], "x");
    expect(await log()).toBe("num1,operation,num2,Output,timestamp\n5,add,7,12,<time>\n");
    expect((await readCsv(flagged)).map((row) => row.flag)).toEqual([undefined, "x"]);
  });
});

describe("values", () => {
  test("any text comes back exactly", async () => {
    const callback = logger([text({ label: "word" })]);
    const seen: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(",", '"', "\n", "\r", "\0", "'", "=", "🙂") })),
        async (word) => {
          await callback.flag([word]);
          seen.push(word);
        },
      ),
      { numRuns: 100 },
    );
    await callback.flag(["=1+1".repeat(250_000)]);
    expect((await readCsv(flagged)).map((row) => row.word)).toEqual([...seen, "=1+1".repeat(250_000)]);
  });

  test("are taken from anything that holds them in order", async () => {
    const callback = logger([number({ label: "a" }), number({ label: "b" })]);
    await callback.flag(new Set([1, 2]));
    await callback.flag({ length: 2, 0: 3, 1: 4 });
    await callback.flag(new Float64Array([5, 6]));
    await callback.flag({ length: 2, 1: 8 });
    expect(await log()).toBe("a,b,timestamp\n1,2,<time>\n3,4,<time>\n5,6,<time>\n,8,<time>\n");
  });

  test("that are neither text nor number are words, nothing, or JSON", async () => {
    await logger([true, null, { a: [1, "x"] }].map((_, index) => anything.create({ label: `${index}` }))).flag([
      true,
      null,
      { a: [1, "x"] },
    ]);
    expect(await log()).toBe('0,1,2,timestamp\ntrue,,"{""a"":[1,""x""]}",<time>\n');
  });
});

describe("refuses, and stores nothing", () => {
  test("a flag before setup", async () => {
    await expect(new CSVLogger().flag([1])).rejects.toMatchObject({ code: "HC_FLAG_ORDER", hint: "Call setup() first." });
  });

  test.each([
    [
      "too few values",
      [1],
      undefined,
      { code: "HC_VALUE_INVALID", message: "A flag needs 4 values (num1, operation, num2, Output), got 1." },
    ],
    ["a value of another type", ["5", "add", 7, 12], undefined, { code: "HC_VALUE_INVALID", parameter: "num1" }],
    [
      "values that are no list",
      5 as never,
      undefined,
      { code: "HC_VALUE_INVALID", message: "flagData must be a list with a value for each component, got 5." },
    ],
    ["an option without a column", [5, "add", 7, 12], "x", { code: "HC_FLAG_OPTION" }],
  ])("%s", async (_title, values, option, error) => {
    await expect(logger(calculator).flag(values, option)).rejects.toMatchObject(error);
    await expect(access(flagged)).rejects.toThrow("ENOENT");
  });

  test("a user name without a column", async () => {
    await expect(logger(calculator).flag([5, "add", 7, 12], null, "ann")).rejects.toMatchObject({ code: "HC_FLAG_ORDER" });
  });

  test("a second setup for other columns, but not the same again", () => {
    const callback = logger(calculator);
    callback.setup(calculator, flagged);
    expect(() => callback.setup([number()], flagged)).toThrow("This CSVLogger writes the columns num1, operation, num2, Output already.");
  });

  test("a file that this server does not hold, and takes back the ones before it", async () => {
    const callback = logger([file({ label: "im" }), file({ label: "Output" })]);
    const uploaded = await files.store({ name: "a.png", content: Buffer.from("x") });
    await expect(callback.flag([uploaded, { ...uploaded, path: `${"0".repeat(64)}/a.png` }])).rejects.toMatchObject({
      code: "HC_FILE_UNKNOWN",
    });
    expect(await readdir(join(flagged, "im"))).toEqual([]);
    await expect(access(join(flagged, "logs.csv"))).rejects.toThrow("ENOENT");
  });

  test("a file of a list that fails, and takes back those saved beside it, in order", async () => {
    const callback = logger([file({ label: "im", fileCount: "multiple" })]);
    const uploads = await Promise.all(["a", "b", "c"].map((name) => files.store({ name: `${name}.txt`, content: Buffer.from(name) })));
    const missing: FileData = { ...(uploads[0] as FileData), path: `${"0".repeat(64)}/a.png` };
    await expect(callback.flag([[...uploads, missing]])).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
    expect(await readdir(join(flagged, "im"))).toEqual([]);
    await callback.flag([uploads]);
    const stored = JSON.parse((await readCsv(flagged))[0]?.im ?? "") as { path: string; orig_name: string }[];
    expect(stored.map(({ path, orig_name }) => [path, orig_name])).toEqual([
      ["im/0.txt", "a.txt"],
      ["im/1.txt", "b.txt"],
      ["im/2.txt", "c.txt"],
    ]);
  });

  test("a folder that is a file", async () => {
    await writeFile(flagged, "");
    await expect(logger(calculator).flag([5, "add", 7, 12])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot make the folder flagged/.hardcase: not a directory.",
    });
  });
});

describe("told of a case", () => {
  const delivery = { case: "0190-a" };
  const columns = { hasOption: true, hasUsername: true };

  test("twice, it writes one row, which says what was told last and keeps its first timestamp", async () => {
    const callback = logger(calculator, columns);
    await callback.flag([5, "add", 7, 13], "off by one", "ann", delivery);
    const [first] = await readCsv(flagged);
    await logger(calculator, columns).flag([5, "add", 7, 13], "=other", "ann", delivery);
    expect(await readCsv(flagged)).toEqual([{ ...first, flag: "=other" }]);
  });

  test("twice, it stores its files once", async () => {
    const callback = logger([file({ label: "im" })]);
    const uploaded = await files.store({ name: "Cat.png", content: Buffer.from("cat") });
    for (let time = 0; time < 2; time++) await callback.flag([uploaded], null, null, delivery);
    expect(await log()).toBe("im,timestamp\nim/0.png,<time>\n");
    expect(await readdir(join(flagged, "im"))).toEqual(["0.png"]);
  });

  test("whose option has changed, it changes that cell alone", async () => {
    const callback = logger(calculator, columns);
    await callback.flag([1, "add", 2, 4], "a", "ann");
    await callback.flag([5, "add", 7, 13], null, "ann", delivery);
    await callback.flag([1, "add", 2, 4], "b", "ann");
    const before = await readFile(join(flagged, "logs.csv"), "utf8");
    await callback.update([5, "add", 7, 13], "a, b", "ann", delivery);
    expect(await readFile(join(flagged, "logs.csv"), "utf8")).toBe(before.replace("13,,ann", '13,"a, b",ann'));
    await callback.update([5, "add", 7, 13], "nobody's", "ann", { case: "0190-b" });
    expect((await readCsv(flagged)).map((row) => row.flag)).toEqual(["a", "a, b", "b"]);
  });

  test("whose row stands in a file of earlier columns, it leaves that file as it is", async () => {
    await logger(calculator).flag([5, "add", 7, 13], null, null, delivery);
    const before = await readFile(join(flagged, "logs.csv"), "utf8");
    const callback = logger(calculator, columns);
    await callback.update([5, "add", 7, 13], "a", "ann", delivery);
    await callback.flag([5, "add", 7, 13], "a", "ann", delivery);
    expect(await readFile(join(flagged, "logs.csv"), "utf8")).toBe(before);
  });

  test("that was taken back, it removes the row, and writes it no more", async () => {
    const callback = logger(calculator);
    await callback.flag([1, "add", 2, 4]);
    await callback.flag([5, "add", 7, 13], null, null, delivery);
    await callback.undo(delivery);
    await callback.undo(delivery);
    await logger(calculator).flag([5, "add", 7, 13], null, null, delivery);
    expect(await log()).toBe("num1,operation,num2,Output,timestamp\n1,add,2,4,<time>\n");
  });

  test("whose files are stored already, it names them and copies nothing", async () => {
    const component = file({ label: "im", fileCount: "multiple" });
    const media = () => new FlagMedia(new MediaStore(flagged), files).accessFor("im");
    const uploads = await Promise.all(["a", "b"].map((name) => files.store({ name: `${name}.txt`, content: Buffer.from(name) })));
    const stored = await component.flag(uploads, media());
    const value = await component.readFromFlag(stored, media());
    await rm(join(folder, "cache"), { recursive: true });
    await logger([component]).flag([value], null, null, delivery);
    expect(JSON.parse((await readCsv(flagged))[0]?.im ?? "")).toEqual(stored);
    expect(await readdir(join(flagged, "im"))).toEqual(["0.txt", "1.txt"]);
  });

  test("by a client that names a stored file itself, it refuses", async () => {
    const component = file({ label: "im" });
    const stored = await component.flag(
      await files.store({ name: "a.txt", content: Buffer.from("a") }),
      new FlagMedia(new MediaStore(flagged), files).accessFor("im"),
    );
    const { path, sha256 } = stored as MediaReference;
    for (const guess of [path, `${sha256}/${path}`, `${randomUUID()}/${sha256}/${path}`, join(flagged, path)]) {
      const forged = { path: guess, meta: { _type: "gradio.FileData" } };
      await expect(logger([component]).flag([forged], null, null, delivery)).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
    }
    await expect(access(join(flagged, "logs.csv"))).rejects.toThrow("ENOENT");
  });
});

test("eight flags at once from a fresh folder give eight rows and one header, every time", async () => {
  for (let round = 0; round < rounds; round++) {
    flagged = join(folder, String(round));
    const callback = logger([labelled(number(), "n")]);
    await Promise.all(Array.from({ length: 8 }, (_, index) => callback.flag([index])));
    expect(await log()).toBe(`n,timestamp\n${[0, 1, 2, 3, 4, 5, 6, 7].map((index) => `${index},<time>\n`).join("")}`);
  }
});

test("a flag costs no more when there are many rows", async () => {
  const header = "word,timestamp\n";
  const row = "word,2022-01-31 11:40:51.093412\n";
  const callback = logger([text({ label: "word" })]);
  await callback.flag(["first"]);
  const timeOf20 = async () => {
    const start = performance.now();
    for (let index = 0; index < 20; index++) await callback.flag(["x"]);
    return performance.now() - start;
  };
  await timeOf20();
  const few = await timeOf20();
  await writeFile(join(flagged, "logs.csv"), header + row.repeat(2_000_000));
  await callback.flag(["reads the changed file through, once"]);
  expect(await timeOf20()).toBeLessThan(few * 10 + 300);
});

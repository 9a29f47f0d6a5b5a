import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Case } from "../cases/case.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { exportCases } from "./export-cases.ts";
import { importCases } from "./import-cases.ts";
import { readCases } from "./read-cases.ts";

let folder: string;
let flagged: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-import-"));
  flagged = join(folder, "flagged");
});

afterEach(() => rm(folder, { recursive: true }));

const fixtures = fileURLToPath(new URL("../../test/fixtures/gradio-folders", import.meta.url));

async function put(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

async function casesIn(directory: string): Promise<Case[]> {
  await using store = await openCaseStore(directory);
  const cases: Case[] = [];
  for await (const one of readCases(store, {})) cases.push(one);
  return cases;
}

/** The words of a stored file: what it holds. */
const read = (path: string) => readFile(join(flagged, path));

describe.each(["3.50", "4.44", "5.49", "6.31"])("what Gradio %s has flagged", (version) => {
  test("of a calculator: every row, with its types", async () => {
    const result = await importCases(join(fixtures, version, "calculator/flagged"), { to: flagged, endpoint: "calculator" });
    expect(result).toEqual({ cases: 3, files: 0, present: 0, unreadable: [] });
    const cases = await casesIn(flagged);
    expect(cases.map(({ inputs, outputs, flag, user }) => ({ inputs, outputs, option: flag.option, user }))).toEqual([
      { inputs: { num1: 5, operation: "add", num2: 7 }, outputs: { output: -12 }, option: "wrong sign", user: null },
      { inputs: { num1: 6, operation: "subtract", num2: 1.5 }, outputs: { output: 3.5 }, option: "off by one", user: null },
      { inputs: { num1: 1, operation: "divide", num2: 0 }, outputs: { output: null }, option: "other", user: null },
    ]);
    expect(cases.every(({ flag, verified }) => flag.at.getFullYear() >= 2026 && !verified)).toBe(true);
  });

  test("of a picture demo: every row, every picture to the byte, and nothing twice", async () => {
    const source = join(fixtures, version, "pictures/flagged");
    const result = await importCases(source, { to: flagged });
    expect(result).toEqual({ cases: 2, files: 3, present: 0, unreadable: [] });
    const [one, two] = await casesIn(flagged);
    const label = {
      label: "cat",
      confidences: [
        { label: "cat", confidence: 0.75 },
        { label: "dog", confidence: 0.25 },
      ],
    };
    expect(one?.inputs).toMatchObject({ im: { path: "im/0.png", mime_type: "image/png" }, "note, if any": "=1+1" });
    expect(one?.outputs).toMatchObject({ Output: { path: "Output/0.png" }, "Output 1": label });
    expect(two?.inputs).toMatchObject({ im: { path: "im/1.png" }, "note, if any": "it's fine,-\nreally" });
    expect(two?.outputs).toEqual({ Output: null, "Output 1": label });
    expect([one?.user, one?.flag.option]).toEqual(["ada", null]);
    // The colours of the three pictures differ.
    expect(
      new Set(await Promise.all(["im/0.png", "im/1.png", "Output/0.png"].map(async (path) => (await read(path)).toString("hex")))).size,
    ).toBe(3);

    expect(await importCases(source, { to: flagged })).toEqual({ cases: 0, files: 0, present: 2, unreadable: [] });
    expect(await exportCases(flagged, { format: "parquet", to: join(folder, "out.parquet") })).toMatchObject({ cases: 2, files: 3 });
  });
});

describe("other forms", () => {
  test("rows of Gradio 2 without an option or a user, in the folder itself", async () => {
    await put("flagged/logs.csv", "num1,Output,timestamp\r\n5,7.0,2022-01-31 11:40:51.093412\r\n");
    expect(await importCases(flagged)).toMatchObject({ cases: 1 });
    const [one] = await casesIn(flagged);
    expect(one).toMatchObject({ inputs: { num1: 5 }, outputs: { Output: 7 }, flag: { option: null }, run: { endpoint: "predict" } });
    expect(one?.flag.at).toEqual(new Date(2022, 0, 31, 11, 40, 51, 93));
  });

  test("FileData as Gradio 4.0 wrote it, also within lists", async () => {
    await put("flagged/im/abc/cat.png", "a cat");
    const file = JSON.stringify({ path: "flagged/im/abc/cat.png", url: null, size: 5, orig_name: "my cat.png", mime_type: "image/png" });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await put("flagged/log.csv", `im,output,flag,username,timestamp\n${quoted(file)},${quoted(`[{"image":${file},"caption":null}]`)},,,\n`);
    await put("flagged/output/x.png", "other");
    const result = await importCases(flagged);
    expect(result.unreadable).toEqual([{ file: "log.csv", line: 2, reason: "output: there is no file flagged/im/abc/cat.png" }]);
    await put("flagged/output/abc/cat.png", "a cat");
    await put(
      "flagged/log.csv",
      `im,output,flag,username,timestamp\n${quoted(file)},${quoted(`[{"image":${file.replace("/im/", "/output/")},"caption":null}]`)},,,\n`,
    );
    expect(await importCases(flagged)).toMatchObject({ cases: 1, files: 2 });
    const [one] = await casesIn(flagged);
    expect(one?.inputs).toMatchObject({ im: { path: "im/0.png", orig_name: "my cat.png" } });
    expect(one?.outputs).toMatchObject({ output: [{ image: { path: "output/0.png" }, caption: null }] });
  });

  test("the dataset saver's data.csv, one folder further down, without its links", async () => {
    await put("flagged/mistakes/data.csv", "im,im file,Output,flag\nim/abc.png,https://example.org/im/abc.png,cat,wrong\n");
    await put("flagged/mistakes/im/abc.png", "a cat");
    expect(await importCases(flagged)).toMatchObject({ cases: 1, files: 1, unreadable: [] });
    const [one] = await casesIn(flagged);
    expect([Object.keys(one?.inputs ?? {}), one?.outputs, one?.flag.option]).toEqual([["im"], { Output: "cat" }, "wrong"]);
  });

  test("a folder that has moved, of which absolute paths tell where it was", async () => {
    await cp(join(fixtures, "3.50/pictures/flagged"), join(folder, "elsewhere/deep/flagged"), { recursive: true });
    expect(await importCases(join(folder, "elsewhere/deep/flagged"))).toMatchObject({ cases: 2, files: 3 });
  });
});

describe("what cannot be read", () => {
  test("is told with its place, and the rest comes in", async () => {
    await put("flagged/log.csv", "im,output,timestamp\nim/0.png,cat,\nim/1.png,dog,\nx\n");
    await put("flagged/im/0.png", "a cat");
    const { cases, unreadable } = await importCases(flagged);
    expect(cases).toBe(1);
    expect(unreadable).toEqual(
      [
        { file: "log.csv", line: 4, reason: "the row has 1 cells, but the header has 3" },
        { file: "log.csv", line: 3, reason: "im: there is no file im/1.png" },
      ].sort((one, other) => one.line - other.line),
    );
    await put("flagged/im/1.png", "a dog");
    expect(await importCases(flagged)).toMatchObject({ cases: 1, present: 1 });
  });

  test("is a folder without data", async () => {
    await mkdir(flagged);
    await expect(importCases(flagged)).rejects.toMatchObject({ code: "HC_DATASET" });
    await expect(importCases(join(folder, "none"))).rejects.toMatchObject({ code: "HC_DATASET" });
  });

  test("is never a file of the machine that a visitor has named", async () => {
    await put("secret.txt", "key");
    await put("flagged/im/x.txt", "mine");
    const named = [join(folder, "secret.txt"), "../secret.txt", "im/../../secret.txt", "/etc/passwd"];
    await put("flagged/log.csv", `text,output,timestamp\n${named.map((path) => `${path},no,\n`).join("")}`);
    expect(await importCases(flagged)).toMatchObject({ cases: 4, files: 0 });
    expect((await casesIn(flagged)).map(({ inputs }) => inputs.text)).toEqual(named);
  });

  test("is an output that has no column", async () => {
    await put("flagged/log.csv", "a,b,timestamp\n1,2,\n");
    await expect(importCases(flagged, { outputs: ["c"] })).rejects.toMatchObject({ hint: "There are a, b." });
    await importCases(flagged, { outputs: ["a"] });
    expect((await casesIn(flagged))[0]).toMatchObject({ inputs: { b: 2 }, outputs: { a: 1 } });
  });
});

test("equal rows are as many cases, and a row that comes later is the only new one", async () => {
  await put("flagged/log.csv", "word,output,timestamp\nhi,HI,2022-01-31 11:40:51.093412\nhi,HI,2022-01-31 11:40:51.093412\n");
  expect(await importCases(flagged)).toMatchObject({ cases: 2 });
  await put("flagged/dataset2.csv", "word,output,timestamp\nho,HO,2022-01-31 11:40:51.093412\n");
  expect(await importCases(flagged)).toMatchObject({ cases: 1, present: 2 });
});

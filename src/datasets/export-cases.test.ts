import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoredValues } from "../cases/case.ts";
import type { EndpointDescription } from "../cases/endpoint-description.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { type SampleChanges, sampleCase } from "../testing/sample-case.ts";
import { type ExportOptions, exportCases } from "./export-cases.ts";
import { type ExportFormatName, exportFormats } from "./export-formats.ts";

let folder: string;
let flagged: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-export-"));
  flagged = join(folder, "flagged");
});

afterEach(() => rm(folder, { recursive: true }));

const calculator: EndpointDescription = {
  endpoint: "calculator",
  values: [
    { place: "input", name: "num1", feature: { type: "number" } },
    { place: "input", name: "operation", feature: { type: "class", names: ["add", "subtract"] } },
    { place: "input", name: "num2", feature: { type: "number" } },
    { place: "output", name: "Output", feature: { type: "number" } },
  ],
  hasOption: true,
  hasUsername: false,
};

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 11, minute, 5, 93));

async function keep(cases: readonly SampleChanges[], descriptions: readonly EndpointDescription[] = [calculator]) {
  await using store = await openCaseStore(flagged);
  for (const description of descriptions) await store.describe(description);
  const kept = cases.map((changes, index) => sampleCase({ ...changes, flag: { at: at(index), ...changes.flag } }));
  for (const one of kept) await store.add(one, []);
  return kept;
}

const place = (name: string) => join(folder, name);
const run = (format: ExportFormatName, name: string, more: Partial<ExportOptions> = {}) =>
  exportCases(flagged, { format, to: place(name), ...more });
const read = (...names: string[]) => readFile(join(folder, ...names), "utf8");

async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(path), utf8: false });
}

async function readFeatures(path: string): Promise<Record<string, unknown>> {
  const { key_value_metadata = [] } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  return JSON.parse(key_value_metadata.find(({ key }) => key === "huggingface")?.value ?? "null").info.features;
}

async function savePicture(bytes: string) {
  await writeFile(place("upload"), bytes);
  const { reference } = await new MediaStore(flagged).save({ path: place("upload"), orig_name: "me.png", mime_type: "image/png" }, "im");
  return reference;
}

describe.each(Object.keys(exportFormats) as ExportFormatName[])("every format: %s", (format) => {
  const judged = { review: { verdict: "right", revision: 1 } } as const;

  test("writes the cases that match, counts them, and tells how far it is", async () => {
    await keep([judged, { ...judged, flag: { option: "other" } }, judged]);
    const told: unknown[] = [];
    const result = await run(format, "out", { option: "other", onProgress: (progress) => told.push(progress) });
    expect(result).toEqual({ cases: 1, leftOut: 0, files: 0, missing: [] });
    expect(told).toEqual([{ done: 1, total: 1 }]);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(["out"]));
  });

  test("leaves nothing when it is ended, and does not touch what stands there", async () => {
    await keep([judged, judged]);
    const ending = new AbortController();
    const exported = run(format, "out", { signal: ending.signal, onProgress: () => ending.abort() });
    await expect(exported).rejects.toThrow("abort");
    expect(await readdir(folder)).toEqual(["flagged"]);
    await writeFile(place("out"), "mine");
    await expect(run(format, "out")).rejects.toMatchObject({ code: "HC_DATASET" });
    expect(await read("out")).toBe("mine");
    expect(await run(format, "out", { replace: true })).toMatchObject({ cases: 2 });
    expect((await readdir(folder)).sort()).toEqual(["flagged", "out"]);
  });

  test("takes files along once, and says which are gone", async () => {
    const picture = await savePicture("pixels");
    const gone = { ...picture, path: "im/7.png" };
    const im = { place: "input", name: "im", feature: { type: "image" } } as const;
    const sepia = { ...calculator, endpoint: "sepia", values: [im], hasOption: false };
    await keep(
      [picture, gone].map((file) => ({ ...judged, run: { endpoint: "sepia" }, inputs: { im: file }, outputs: {} })),
      [sepia],
    );
    expect(await run(format, "out")).toMatchObject({ cases: 2, files: 1, missing: ["im/7.png"] });
  });
});

describe("CSV", () => {
  test("is the guide's, from the oldest to the newest", async () => {
    await keep([{ flag: { option: "wrong sign" } }, { inputs: { num1: 6, operation: "=1", num2: 1.5 }, outputs: null }]);
    await run("csv", "calculator.csv");
    const local = (minute: number) => {
      const date = at(minute);
      const pad = (number: number) => String(number).padStart(2, "0");
      return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}:05.093000`;
    };
    expect(await read("calculator.csv")).toBe(
      `num1,operation,num2,Output,flag,timestamp\n5,add,7,-12,wrong sign,${local(0)}\n6,'=1,1.5,,,${local(1)}\n`,
    );
  });

  test("has its files beside it in a folder, where the cells say", async () => {
    const picture = await savePicture("pixels");
    await keep([{ inputs: { im: picture }, outputs: { Output: [{ image: picture, caption: "x" }] } }], []);
    await run("csv", "out");
    expect(await read("out", "im", "0.png")).toBe("pixels");
    expect((await read("out", "logs.csv")).split("\n")[1]).toMatch(/^im\/0\.png,/);
  });
});

describe("JSON lines", () => {
  test("hold everything said of a case, one type in all rows", async () => {
    const [one] = await keep([{ flag: { note: "no", corrected: { Output: 12 } }, review: { verdict: "wrong", revision: 1 } }]);
    await run("jsonl", "out.jsonl");
    expect(JSON.parse(await read("out.jsonl"))).toMatchObject({
      num1: 5,
      operation: "add",
      Output: -12,
      note: "no",
      corrected: { Output: 12 },
      verdict: "wrong",
      expected: null,
      timestamp: at(0).toISOString(),
      case: one?.id,
    });
  });

  test("name the files of a folder as its loaders expect", async () => {
    const picture = await savePicture("pixels");
    await keep([{ inputs: { im: picture }, outputs: { Output: [picture, picture] } }], []);
    await run("jsonl", "out");
    expect(JSON.parse(await read("out", "metadata.jsonl"))).toMatchObject({
      im_file_name: "im/0.png",
      Output_file_names: ["im/0.png", "im/0.png"],
    });
  });
});

test("what comes late in a long file stands first, so that readers know its type", async () => {
  const few = Array.from({ length: 12 }, () => ({ inputs: { num1: 1, operation: "x".repeat(1 << 19), num2: 1 } }));
  await keep([...few, { flag: { note: "late", option: "other" } }, {}]);
  await run("jsonl", "out.jsonl");
  const rows = (await read("out.jsonl"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { note: string | null });
  expect(rows).toHaveLength(14);
  expect(rows[0]?.note).toBe("late");
  await run("csv", "out.csv");
  expect((await read("out.csv")).split("\n").slice(0, 2)).toEqual([
    "num1,operation,num2,Output,flag,timestamp",
    expect.stringMatching(/^5,add,7,-12,other,/),
  ]);
});

describe("Parquet", () => {
  test("holds values with their types", async () => {
    await keep([{ flag: { option: "other" } }, { inputs: { num1: "NaN", operation: "divide", num2: 2 }, outputs: null }]);
    await run("parquet", "out.parquet");
    const rows = await readParquet(place("out.parquet"));
    expect(rows.map(({ num1, operation, Output, flag, timestamp }) => ({ num1, operation, Output, flag, timestamp }))).toEqual([
      { num1: 5, operation: 0n, Output: -12, flag: "other", timestamp: at(0) },
      { num1: Number.NaN, operation: 2n, Output: null, flag: null, timestamp: at(1) },
    ]);
    expect(await readFeatures(place("out.parquet"))).toMatchObject({
      num1: { dtype: "float64", _type: "Value" },
      operation: { names: ["add", "subtract", "divide"], _type: "ClassLabel" },
      timestamp: { dtype: "timestamp[ms, tz=UTC]", _type: "Value" },
    });
  });

  test("holds the bytes of pictures, also within lists and records", async () => {
    const picture = await savePicture("pixels");
    const values: StoredValues = { im: picture, gallery: [{ image: picture, caption: null }], empty: [] };
    await keep([{ inputs: values, outputs: { Output: null } }], []);
    await run("parquet", "out.parquet");
    const bytes = new Uint8Array(Buffer.from("pixels"));
    expect(await readParquet(place("out.parquet"))).toMatchObject([
      { im: { bytes, path: "0.png" }, gallery: [{ image: { bytes, path: "0.png" }, caption: null }], empty: [], Output: null },
    ]);
  });
});

describe("a folder for the Hub", () => {
  test("has a card that says what is in it", async () => {
    await keep([{}]);
    await run("hub", "out");
    expect(await readdir(join(folder, "out", "data"))).toEqual(["train-00000.parquet"]);
    expect(await read("out", "README.md")).toContain("class_label");
  });
});

describe("a suite", () => {
  const right = { review: { verdict: "right", revision: 1 } } as const;

  test("holds what was judged, says nothing of persons, and touches only what changed", async () => {
    const picture = await savePicture("pixels");
    const [one, two] = await keep([
      { ...right, user: "ada", inputs: { im: picture } },
      { review: { verdict: "wrong", expected: { Output: 12 }, by: "eve", revision: 1 } },
      { review: { verdict: "discarded", revision: 1 } },
      {},
    ]);
    expect(await run("suite", "suite")).toMatchObject({ cases: 2, leftOut: 2, files: 1 });
    expect((await readdir(place("suite/cases"))).sort()).toEqual([`${one?.id}.json`, `${two?.id}.json`].sort());
    const text = await read("suite", "cases", `${one?.id}.json`);
    expect(text).not.toMatch(/\b(ada|eve)\b|session/);
    expect(JSON.parse(text)).toMatchObject({ expected: { Output: -12 }, inputs: { im: { path: `media/${picture.sha256}.png` } } });
    expect(await read("suite", "media", `${picture.sha256}.png`)).toBe("pixels");

    await writeFile(place("suite/README.md"), "mine");
    await using store = await openCaseStore(flagged);
    await store.remove(two?.id ?? "", []);
    await run("suite", "suite", { option: "none" });
    expect(await readdir(place("suite/cases"))).toHaveLength(2);
    await run("suite", "suite");
    expect(await readdir(place("suite/cases"))).toEqual([`${one?.id}.json`]);
    expect(await read("suite", "README.md")).toBe("mine");
  });
});

describe("what is to be exported", () => {
  test("is refused where nothing was flagged", async () => {
    await expect(run("csv", "out")).rejects.toMatchObject({ code: "HC_DATASET", message: `${flagged} holds no cases.` });
    expect(await readdir(folder)).toEqual([]);
  });

  test("is one endpoint of several, as their columns differ", async () => {
    await keep([{}, { run: { endpoint: "other" }, inputs: { word: "hi" }, outputs: { Output: "HI" } }]);
    await expect(run("csv", "out")).rejects.toMatchObject({ message: "There are cases of several endpoints: calculator, other." });
    await run("csv", "out.csv", { endpoint: "other" });
    expect(await read("out.csv")).toMatch(/^word,Output,timestamp\nhi,HI,/);
  });

  test("may hold values that differ from what is known of them", async () => {
    await keep([{}, { inputs: { num1: "five", operation: "add", num2: 7, unit: "kg" } }, { user: "ada" }]);
    await run("parquet", "out.parquet");
    const rows = await readParquet(place("out.parquet"));
    expect(rows.map(({ num1, unit, username }) => [num1, unit, username])).toEqual([
      ["5", null, null],
      ['"five"', "kg", null],
      ["5", null, "ada"],
    ]);
  });
});

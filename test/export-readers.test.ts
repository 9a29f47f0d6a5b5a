import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import wavefile from "wavefile";
import type { StoredValues } from "../src/cases/case.ts";
import { MediaStore } from "../src/cases/media-store.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { exportCases } from "../src/datasets/export-cases.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { runPython } from "./fixtures/python-readers.ts";

interface Read {
  readonly features: { readonly [name: string]: string };
  readonly rows: readonly { readonly [name: string]: unknown }[];
}

type Readings = { readonly [reader: string]: Read } & { readonly pandas: { readonly [column: string]: string } };

const pixels = Array.from({ length: 12 }, (_, index) => [index * 20, 255 - index, (index * 77) % 256]);
const samples = [0, 1000, -1000, 32767, -32768];
const at = new Date("2026-11-24T11:40:51.093Z");
let folder: string;
let read: Readings;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-readers-"));
  await fillCalculator(join(folder, "flagged"));
  await fillPictures(join(folder, "flagged-pictures"));
  const to = (name: string) => ({ to: join(folder, name) });
  for (const format of ["csv", "jsonl", "parquet"] as const) {
    await exportCases(join(folder, "flagged"), { format, ...to(`calculator.${format}`) });
  }
  await exportCases(join(folder, "flagged"), { format: "hub", ...to("hub") });
  await exportCases(join(folder, "flagged-pictures"), { format: "jsonl", ...to("pictures") });
  await exportCases(join(folder, "flagged-pictures"), { format: "parquet", ...to("pictures.parquet") });
  read = await runPython<Readings>("read-dataset.py", [folder], { HF_HOME: join(folder, "home"), HF_HUB_OFFLINE: "1" });
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function fillCalculator(dir: string): Promise<void> {
  await using store = await openCaseStore(dir);
  await store.describe({
    endpoint: "calculator",
    values: [
      { place: "input", name: "num1", feature: { type: "number" } },
      { place: "input", name: "operation", feature: { type: "class", names: ["add", "subtract"] } },
      { place: "input", name: "num2", feature: { type: "number" } },
      { place: "output", name: "Output", feature: { type: "number" } },
    ],
    hasOption: true,
    hasUsername: false,
  });
  await store.add(sampleCase({ flag: { option: "wrong sign", at } }), []);
  // Notes and corrections come late, as they do in life: readers that look at the first rows alone must not stumble.
  const late = { inputs: { num1: 6.5, operation: "subtract", num2: 1.5 }, outputs: { Output: 5 } };
  const said = { option: "other", note: "not, 7\nbut 5", corrected: { Output: 5 } };
  await store.add(sampleCase({ ...late, flag: { ...said, at: new Date(at.getTime() + 1000) } }), []);
}

async function fillPictures(dir: string): Promise<void> {
  const media = new MediaStore(dir);
  const png = await sharp(Buffer.from(pixels.flat()), { raw: { width: 4, height: 3, channels: 3 } })
    .png()
    .toBuffer();
  const sound = new wavefile.WaveFile();
  sound.fromScratch(1, 8000, "16", Int16Array.from(samples));
  const save = async (name: string, bytes: Uint8Array, mime_type: string, label: string) => {
    await writeFile(join(folder, name), bytes);
    return (await media.save({ path: join(folder, name), orig_name: name, mime_type }, label)).reference;
  };
  const im = await save("me.png", png, "image/png", "im");
  const voice = await save("voice.wav", sound.toBuffer(), "audio/wav", "voice");
  const outputs: StoredValues = { Output: { label: "cat", confidences: [{ label: "cat", confidence: 0.75 }] } };
  await using store = await openCaseStore(dir);
  await store.add(sampleCase({ inputs: { im, voice, when: "2026-11-24T17:30:00" }, outputs, flag: { at } }), []);
  await store.add(
    sampleCase({ inputs: { im: null, voice: null, when: null }, outputs: null, flag: { at: new Date(at.getTime() + 1) } }),
    [],
  );
}

test("a CSV has numbers as numbers for pandas and datasets", () => {
  expect(read.pandas).toMatchObject({ num1: "float64", operation: "str", Output: "int64", flag: "str" });
  expect(read.pandas.timestamp).toMatch(/^datetime64/);
  expect(read.csv?.rows[1]).toMatchObject({ num1: 6.5, operation: "subtract", Output: 5, flag: "other" });
});

test("JSON lines have all that was said of a case", () => {
  expect(read.json?.rows).toMatchObject([
    { num1: 5, operation: "add", Output: -12, flag: "wrong sign", note: null, corrected: null },
    { num1: 6.5, operation: "subtract", note: "not, 7\nbut 5", corrected: { Output: 5 } },
  ]);
});

test.each(["parquet", "hub"])("%s has numbers, classes, text and times as such", (reader) => {
  expect(read[reader]?.features).toMatchObject({
    num1: "Value('float64')",
    operation: "ClassLabel(names=['add', 'subtract'])",
    flag: "Value('string')",
    timestamp: "Value('timestamp[ms, tz=UTC]')",
    corrected: "{'Output': Value('float64')}",
  });
  expect(read[reader]?.rows).toMatchObject([
    { num1: 5, operation: 0, num2: 7, Output: -12, flag: "wrong sign", timestamp: "2026-11-24T11:40:51.093000+00:00" },
    { num1: 6.5, operation: 1, Output: 5, note: "not, 7\nbut 5" },
  ]);
});

test("pictures decode to the very pixels and sounds to the very samples, and an empty one is none", () => {
  const bytes = [...new Uint8Array(Int16Array.from(samples).buffer)];
  expect(read.pictures?.features).toMatchObject({ im: expect.stringMatching(/^Image\(/), voice: expect.stringMatching(/^Audio\(/) });
  expect(read.pictures?.rows).toMatchObject([
    { im: pixels, voice: { rate: 8000, samples: bytes }, Output: { label: "cat", confidences: [{ label: "cat", confidence: 0.75 }] } },
    { im: null, voice: null, Output: null },
  ]);
});

test("a folder of pictures is read by its own loader", () => {
  expect(read.imagefolder?.features.im).toMatch(/^Image\(/);
  expect(read.imagefolder?.rows.map(({ im, voice }) => ({ im, voice }))).toEqual([
    { im: pixels, voice: "voice/0.wav" },
    { im: null, voice: null },
  ]);
});

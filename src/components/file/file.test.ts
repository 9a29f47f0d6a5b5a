import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MediaStore } from "../../cases/media-store.ts";
import { FileCache } from "../../runs/file-cache.ts";
import type { Json, MediaAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { file } from "./file.ts";

let folder: string;
let files: FileCache;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-test-"));
  files = new FileCache({ folder });
});
afterAll(() => rm(folder, { recursive: true }));

const upload = (name: string, text: string) => files.store({ name, content: Buffer.from(text) });
const textOf = async (stored: FileData) => readFile(await files.pathOf(stored), "utf8");
const several = file({ fileCount: "multiple" });

test("gives the function a path, or the bytes by option", async () => {
  const stored = await upload("a.csv", "x,y");
  expect(await readFile(await file().preprocess(stored, files), "utf8")).toBe("x,y");
  expect(await file({ type: "buffer" }).preprocess(stored, files)).toEqual(new Uint8Array(Buffer.from("x,y")));
});

test("gives a list where several may come, in order", async () => {
  const paths = await several.preprocess([await upload("b.txt", "b"), await upload("a.txt", "a")], files);
  expect(await Promise.all(paths.map((path) => readFile(path, "utf8")))).toEqual(["b", "a"]);
});

test("counts an empty list as nothing entered", () => {
  expect(several.isEmpty([])).toBe(true);
  expect(several.parse([])).toEqual([]);
});

test("refuses one file for a list, and a list for one file", async () => {
  const stored = await upload("a.csv", "x");
  expect(() => file({ label: "doc" }).parse([stored])).toThrow("doc must be an uploaded file");
  expect(() => file({ label: "docs", fileCount: "multiple" }).parse(stored)).toThrow("docs must be a list of uploaded files");
  expect(() => file({ label: "docs", fileCount: "multiple" }).parse([stored, 7])).toThrow("docs must be an uploaded file, got 7.");
});

test.each([
  [[".csv"], "Table.CSV"],
  [[".tar.gz"], "all.tar.gz"],
  [["image"], "cat.webp"],
  [["text", "audio"], "notes.md"],
])("takes, for %j, %s", async (fileTypes, name) => {
  expect(await file({ fileTypes }).preprocess(await upload(name, "x"), files)).toContain(name);
});

test.each([
  [[".csv"], "table.csv.exe", /^doc must be a file of type \.csv, got "table\.csv\.exe"\.$/],
  [["image", ".pdf"], "notes.txt", /must be a file of type image file, \.pdf/],
  [[".csv"], "noextension", /must be a file of type/],
])("refuses, for %j, %s by the parameter's name", async (fileTypes, name, message) => {
  const refused = file({ label: "doc", fileTypes }).preprocess(await upload(name, "x"), files);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toMatchObject({ code: "HC_VALUE_INVALID", parameter: "doc" });
});

test("believes the stored name, not the one that a client claims", async () => {
  const stored = { ...(await upload("run.exe", "x")), orig_name: "table.csv" };
  await expect(file({ fileTypes: [".csv"] }).preprocess(stored, files)).rejects.toThrow("must be a file of type");
});

test("takes a path, bytes, named bytes and named text", async () => {
  const path = join(folder, "made.txt");
  await writeFile(path, "from disk");
  const results = [
    path,
    Buffer.from("bytes"),
    { name: "b.bin", content: new Uint8Array([104, 105]) },
    { name: "grüße.txt", content: "Grüße" },
  ];
  const stored = (await several.postprocess(results, files)) as readonly FileData[];
  expect(stored.map(({ orig_name }) => orig_name)).toEqual(["made.txt", "file.bin", "b.bin", "grüße.txt"]);
  expect(await Promise.all(stored.map(textOf))).toEqual(["from disk", "bytes", "hi", "Grüße"]);
});

test.each([7, {}, { name: "", content: "x" }, { name: "a.txt" }, { name: "a.txt", content: 7 }])(
  "refuses the result %j",
  async (result) => {
    await expect(file().postprocess(result as never, files)).rejects.toThrow("must be a path, bytes, or { name, content }");
  },
);

test("refuses one result where a list is due", async () => {
  await expect(several.postprocess("a.txt" as never, files)).rejects.toThrow("must be a list of files");
});

test("stores each file of a list with a flag, and reads the list back", async () => {
  const store = new MediaStore(join(folder, "flagged"));
  const media: MediaAccess = {
    save: async (given) => (await store.save({ ...given, path: await files.pathOf(given) }, "docs")).reference,
    load: async (reference) =>
      files.allowing([folder]).store({ name: reference.orig_name, content: { path: await store.load(reference) } }),
  };
  const value = [await upload("a.txt", "a"), await upload("b.txt", "b")];
  const stored = (await several.flag(value, media)) as { path: string }[];
  expect(stored.map(({ path }) => path)).toEqual(["docs/0.txt", "docs/1.txt"]);
  expect(await several.readFromFlag(stored as Json, media)).toEqual(value);
  await expect(several.readFromFlag("docs/0.txt", media)).rejects.toThrow("must be a list of stored files");
  await expect(file().readFromFlag("docs/0.txt", media)).rejects.toThrow("must be a stored file");
});

test("compares by bytes, in order and in number", async () => {
  const [a, b] = [await upload("a.txt", "a"), await upload("b.txt", "b")];
  expect(several.compare([a, b], [a, b])).toEqual({ same: true });
  expect(several.compare([a, b], [b, a]).same).toBe(false);
  expect(several.compare([a, b], [a])).toEqual({ same: false, reason: "1 files instead of 2" });
});

test.each([
  [{ type: "text" }, 'file(): type must be "path" or "buffer", got "text".'],
  [{ fileCount: "directory" }, 'file(): fileCount must be "single" or "multiple", got "directory".'],
  [
    { fileTypes: ["csv"] },
    'file(): fileTypes must be a list of extensions such as ".csv", or "image", "audio", "video" or "text", got ["csv"].',
  ],
  [{ fileTypes: [] }, "file(): fileTypes must be a list"],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => file(options as never)).toThrow(message);
});

import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { multimodalText } from "./multimodal-text.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const store = (name: string, text = name) => files.store({ name, content: Buffer.from(text) });
const message = multimodalText({ label: "message" });

test("gives the function the text and the files' paths", async () => {
  const { text, files: paths } = await message.preprocess({ text: "Read", files: [await store("a.txt"), await store("b.txt")] }, files);
  expect(text).toBe("Read");
  expect(await Promise.all(paths.map((path) => readFile(path, "utf8")))).toEqual(["a.txt", "b.txt"]);
});

test("counts as empty without a text and files, and is null to the function where it may be", async () => {
  const nothing = { text: "", files: [] };
  expect(message.isEmpty(nothing)).toBe(true);
  expect(message.isEmpty({ text: " ", files: [] })).toBe(false);
  expect(message.isEmpty({ text: "", files: [await store("a.txt")] })).toBe(false);
  expect(await multimodalText({ optional: true }).preprocess(nothing, noFiles)).toBe(null);
});

test("takes a text alone, and files alone", async () => {
  expect(await message.postprocess("Hello", noFiles)).toEqual({ text: "Hello", files: [] });
  expect(await message.postprocess({ files: [{ name: "a.txt", content: "a" }] }, files)).toMatchObject({
    text: "",
    files: [{ orig_name: "a.txt", size: 1 }],
  });
  expect(message.parse({ text: "Hello" })).toEqual({ text: "Hello", files: [] });
});

test.each([
  ["Hello", 'message must be a text with files { text, files }, got "Hello".'],
  [{ text: 7, files: [] }, "message must be a text with files { text, files }"],
  [{ text: "a", files: "b" }, "message must be a text with files { text, files }"],
  [{ text: "a", files: [7] }, "message must be an uploaded file, got 7."],
])("refuses %j", (value, error) => {
  expect(() => message.parse(value)).toThrow(error);
});

test.each([{}, [], 7, { text: 7 }, { files: 7 }])("refuses the result %j", async (result) => {
  await expect(message.postprocess(result as never, noFiles)).rejects.toThrow("must be a text, or { text, files }");
});

test("refuses files of other types, and more than one where one is asked for", async () => {
  const pictures = multimodalText({ label: "picture", fileTypes: ["image"], fileCount: "single" });
  const file = await store("a.txt");
  await expect(pictures.preprocess({ text: "", files: [{ ...file, orig_name: "a.png" }] }, files)).rejects.toThrow(
    'picture must be a file of type image file, got "a.png".',
  );
  expect(() => pictures.parse({ text: "", files: [file, file] })).toThrow("picture must be a text with one file at most");
  await expect(pictures.postprocess({ files: ["a.png", "b.png"] }, files)).rejects.toThrow("must be a text with one file at most");
});

test("stores the files with a flag, in order, and reads them back", async () => {
  const value = { text: "Two", files: [await store("a.txt"), await store("b.txt")] };
  const stored = await message.flag(value, media);
  expect(stored).toMatchObject({ text: "Two", files: [{ path: "value/0.txt" }, { path: "value/1.txt" }] });
  expect(message.compare(value, await message.readFromFlag(stored, media))).toEqual({ same: true });
  await expect(message.readFromFlag("Two", media)).rejects.toThrow("must be a stored text with files");
});

test("compares the text and each file's bytes", async () => {
  const [a, b] = [await store("a.txt"), await store("b.txt")];
  expect(message.compare({ text: "x", files: [] }, { text: "y", files: [] }).reason).toBe('at character 1: "y" is not "x"');
  expect(message.compare({ text: "x", files: [a] }, { text: "x", files: [] }).reason).toBe("0 files instead of 1");
  expect(message.compare({ text: "x", files: [a] }, { text: "x", files: [b] }).same).toBe(false);
});

test.each([
  [{ lines: 0 }, "multimodalText(): lines must be a whole number from 1 up, got 0."],
  [{ fileCount: "directory" }, 'multimodalText(): fileCount must be "single" or "multiple", got "directory".'],
  [{ fileTypes: ["png"] }, "multimodalText(): fileTypes must be a list of extensions"],
  [{ submitLabel: "" }, 'multimodalText(): submitLabel must be a text that is not empty, got "".'],
  [{ value: 7 }, "multimodalText(): value must be a text, or { text, files }, got 7."],
])("refuses the options %j where they are written", (options, error) => {
  expect(() => multimodalText(options as never)).toThrow(error);
});

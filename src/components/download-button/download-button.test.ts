import { readFile } from "node:fs/promises";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import type { FileData } from "../file-data.ts";
import { downloadButton } from "./download-button.ts";
import { Output } from "./download-button.view.tsx";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files } = temporary;

const save = downloadButton("Save the letter");
const draw = (value: FileData | null, isStreaming = false) =>
  renderToString(h(Output, { id: "save", labelId: "save-label", options: save.viewOptions() as never, value, isStreaming }));

test("keeps the file that a function made", async () => {
  const stored = (await save.postprocess({ name: "letter.txt", content: "Dear Ada" }, files)) as FileData;
  expect(await readFile(await files.pathOf(stored), "utf8")).toBe("Dear Ada");
  expect(await readFile(await save.preprocess(stored, files), "utf8")).toBe("Dear Ada");
  expect(await downloadButton("Save", { type: "buffer" }).preprocess(stored, files)).toEqual(new TextEncoder().encode("Dear Ada"));
  await expect(save.given(7 as never, files)).rejects.toThrow("downloadButton must be a path, bytes, or { name, content }, got 7.");
});

test("saves under the file's own name, and cannot be pressed before there is one", async () => {
  const stored = (await save.postprocess({ name: "letter.txt", content: "Dear Ada" }, files)) as FileData;
  expect(draw(stored)).toMatch(/^<a id="save" [^>]*download="letter.txt"/);
  expect(draw(stored)).toContain("Save the letter");
  expect(draw(null)).toMatch(/^<button id="save" [^>]*disabled/);
  expect(draw(stored, true)).toMatch(/^<button id="save" [^>]*disabled/);
});

test("refuses options that it does not know", () => {
  expect(() => downloadButton("")).toThrow('downloadButton(): text must be a text that is not empty, got "".');
  expect(() => downloadButton("Save", { type: "text" as never })).toThrow('downloadButton(): type must be "path" or "buffer", got "text".');
});

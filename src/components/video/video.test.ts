import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FileCache } from "../../runs/file-cache.ts";
import type { FileData } from "../file-data.ts";
import { sampleVideo } from "./sample-video.ts";
import { video } from "./video.ts";

let folder: string;
let files: FileCache;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "video-test-"));
  files = new FileCache({ folder });
});
afterAll(() => rm(folder, { recursive: true }));

test("gives the function a path, or the bytes by option", async () => {
  const file = await files.store({ name: "clip.webm", content: sampleVideo() });
  expect(new Uint8Array(await readFile(await video().preprocess(file, files)))).toEqual(sampleVideo());
  expect(await video({ type: "buffer" }).preprocess(file, files)).toEqual(sampleVideo());
});

test.each(["just words", "", "\x89PNG\r\n\x1a\n"])("refuses a file of %j by the parameter's name", async (content) => {
  const file = await files.store({ name: "clip.mp4", content: Buffer.from(content, "latin1") });
  const refused = video({ label: "film" }).preprocess(file, files);
  await expect(refused).rejects.toThrow('film must be a video (MP4, WebM, QuickTime, Ogg or AVI), got "clip.mp4".');
  await expect(refused).rejects.toMatchObject({ code: "HC_VALUE_INVALID", parameter: "film" });
});

test("takes a path or bytes as they are", async () => {
  expect(await video().postprocess(sampleVideo(), files)).toMatchObject({ orig_name: "video.webm", mime_type: "video/webm" });
  const path = join(folder, "made.webm");
  await writeFile(path, sampleVideo());
  const stored = (await video().postprocess(path, files)) as FileData;
  expect(stored.orig_name).toBe("made.webm");
  expect(new Uint8Array(await readFile(await files.pathOf(stored)))).toEqual(sampleVideo());
});

test.each([7, {}, new Uint8Array([1])])("refuses the result %j", async (result) => {
  await expect(async () => video().postprocess(result as never, files)).rejects.toThrow("bytes of");
});

test.each([
  [{ type: "frames" }, 'video(): type must be "path" or "buffer", got "frames".'],
  [{ sources: ["microphone"] }, 'video(): sources must be a list of "upload" or "webcam", got ["microphone"].'],
  [{ height: 0 }, "video(): height must be a number of pixels above 0, got 0."],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => video(options as never)).toThrow(message);
});

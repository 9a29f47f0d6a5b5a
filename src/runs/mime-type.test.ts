import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { mimeType } from "./mime-type.ts";

test.each([
  ["cat.PNG", "image/png"],
  ["rows.parquet", "application/vnd.apache.parquet"],
  ["rows.jsonl", "application/jsonl"],
  ["song.flac", "audio/flac"],
  ["app.ts", "text/x-typescript"],
  ["page.html", "text/html"],
  ["drawing.svg", "image/svg+xml"],
  ["notes.txt", "text/plain"],
  ["weights.bin", "application/octet-stream"],
  ["json", "application/octet-stream"],
  ["no extension", "application/octet-stream"],
  ["clip.webm", "video/webm"],
  ["voice.weba", "audio/webm"],
])("says that %s is %s", (name, type) => {
  expect(mimeType(name)).toBe(type);
});

test("tells a .webm with sound alone from a film by the codecs in its head", () => {
  expect(mimeType("recording.webm", Buffer.from("\x1aE\xdf\xa3webm…\x86A_OPUS", "latin1"))).toBe("audio/webm");
  expect(mimeType("film.webm", Buffer.from("\x1aE\xdf\xa3webm…\x86V_VP9…\x86A_OPUS", "latin1"))).toBe("video/webm");
});

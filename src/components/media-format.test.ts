import { expect, test } from "vitest";
import { type MediaFamily, mediaFormatOf } from "./media-format.ts";

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each<[string, string, MediaFamily]>([
  ["\x89PNG\r\n\x1a\n", "png", "image"],
  ["\xff\xd8\xff\xe0\0\x10JFIF", "jpg", "image"],
  ["RIFF\x24\0\0\0WEBPVP8 ", "webp", "image"],
  ["GIF89a\x01\0", "gif", "image"],
  ["\0\0\0\x1cftypavif\0\0", "avif", "image"],
  ["II*\0\x08\0", "tiff", "image"],
  ["RIFF\x24\0\0\0WAVEfmt ", "wav", "audio"],
  ["ID3\x04\0\0\0\0\0\0", "mp3", "audio"],
  ["\xff\xfb\x90\x64", "mp3", "audio"],
  ["\xff\xf1\x50\x80", "aac", "audio"],
  ["fLaC\0\0", "flac", "audio"],
  ["OggS\0\x02", "ogg", "audio"],
  ["\0\0\0\x20ftypM4A \0", "m4a", "audio"],
  ["FORM\0\0\0\0AIFFCOMM", "aiff", "audio"],
  ["\x1aE\xdf\xa3\x01", "webm", "video"],
  ["\0\0\0\x20ftypisom\0", "mp4", "video"],
  ["\0\0\0\x14ftypqt  \0", "mov", "video"],
  ["RIFF\x24\0\0\0AVI LIST", "avi", "video"],
])("knows the first bytes %j as %s", (head, extension, family) => {
  const format = mediaFormatOf(latin(head));
  expect(format?.extension).toBe(extension);
  expect(format?.families).toContain(family);
});

test.each(["", "<svg xmlns='http://www.w3.org/2000/svg'>", "<!doctype html>", "PK\x03\x04", "%PDF-1.7", "RIFF", "\0\0\0\x1cftypheic"])(
  "knows %j as neither picture, audio nor video",
  (head) => expect(mediaFormatOf(latin(head))).toBeNull(),
);

import { expect, test } from "vitest";
import { InvalidValue } from "./invalid-value.ts";
import { nameOf, parseFileData } from "./parse-file-data.ts";

const meta = { _type: "gradio.FileData" };
const key = `${"a".repeat(64)}/cat.png`;

test("fills in what a client leaves out", () => {
  expect(parseFileData({ path: key, meta })).toEqual({ path: key, url: "", orig_name: "cat.png", size: 0, mime_type: "image/png", meta });
});

test("keeps the known fields and nothing else", () => {
  const full = { path: key, url: "/api/file/x", orig_name: "My cat.png", size: 12, mime_type: "image/png", meta };
  expect(parseFileData({ ...full, meta: { ...meta, more: 1 }, is_stream: false, __proto__: { a: 1 } })).toEqual(full);
});

test("takes null, as Gradio's clients send it, for a field that is left out", () => {
  expect(parseFileData({ path: key, url: null, orig_name: null, size: null, mime_type: null, meta }).orig_name).toBe("cat.png");
});

test.each(["javascript:alert(1)", "data:text/html,x", " java\nscript:alert(1)", "blob:x"])(
  "drops the link %j, which would run in a reviewer's page",
  (url) => {
    expect(parseFileData({ path: key, url, meta }).url).toBe("");
  },
);

test.each([
  "cat.png",
  7,
  [],
  {},
  { path: key },
  { path: "", meta },
  { path: "a\0b", meta },
  { path: key, meta: { _type: "other" } },
  { path: key, meta, size: -1 },
  { path: key, meta, size: "12" },
  { path: key, meta, orig_name: 3 },
  { path: key, meta, url: {} },
])("refuses %j", (value) => {
  expect(() => parseFileData(value)).toThrow(InvalidValue);
});

test("finds the name behind either kind of slash", () => {
  expect([nameOf("/a/b.png"), nameOf("C:\\a\\b.png"), nameOf("b.png"), nameOf("/a/b/")]).toEqual(["b.png", "b.png", "b.png", "b"]);
});

import { expect, test } from "vitest";
import { sameValue } from "./same-value.ts";

const file = (path: string) => ({ path, url: `api/file/${path}`, orig_name: "a.png", size: 1, mime_type: "image/png", meta: fileMeta });
const fileMeta = { _type: "gradio.FileData" } as const;

test("files are the same by their content, wherever they lie", () => {
  expect(sameValue([file("abc/one/a.png")], [file("abc/a.png")])).toBe(true);
  expect(sameValue([file("abc/a.png")], [file("abd/a.png")])).toBe(false);
});

test("anything else is the same where it is written the same", () => {
  expect(sameValue({ text: "a", files: [] }, { text: "a", files: [] })).toBe(true);
  expect(sameValue(12, "12")).toBe(false);
  expect(sameValue(null, null)).toBe(true);
});

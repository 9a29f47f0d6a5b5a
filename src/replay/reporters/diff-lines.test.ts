import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

test("short values stand below each other, and texts without their quotes", () => {
  expect(diffLines(13, 0)).toEqual(["- 13", "+ 0"]);
  expect(diffLines("yes", null)).toEqual(["- yes", "+ null"]);
  expect(diffLines({ a: 1 }, { a: 2 })).toEqual(['- {"a":1}', '+ {"a":2}']);
});

test("of long texts the lines that differ are shown, with two lines around", () => {
  expect(diffLines("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nX\nY\ne\nf\ng")).toEqual([
    "  …",
    "  b",
    "  c",
    "- d",
    "+ X",
    "+ Y",
    "  e",
    "  f",
    "  …",
  ]);
  expect(diffLines("a\nb", "a\nb\nb")).toEqual(["  a", "  b", "+ b"]);
});

test("large values are written over several lines, so that the member that differs is seen, and small members on one", () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ n }));
  expect(diffLines({ rows, total: 1 }, { rows, total: 2 })).toEqual([
    "  …",
    '      {"n":39}',
    "    ],",
    '-   "total": 1',
    '+   "total": 2',
    "  }",
  ]);
});

test("a difference of very many lines or characters is cut", () => {
  const lines = diffLines(Array.from({ length: 60 }, (_, n) => n).join("\n"), "x".repeat(5000));
  expect(lines).toHaveLength(52);
  expect(lines[50]).toBe("- … 10 more lines");
  expect(lines[51]).toHaveLength(2003);
});

test("equal texts, which a comparison of one's own refuses, are both shown", () => {
  expect(diffLines("same", "same")).toEqual(["- same", "+ same"]);
});

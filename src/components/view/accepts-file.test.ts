import { expect, test } from "vitest";
import { acceptsFile } from "./accepts-file.ts";

test.each([
  ["", "a.exe", "", true],
  ["image/*", "a.png", "image/png", true],
  ["image/*", "a.txt", "text/plain", false],
  ["image/png,image/jpeg", "a.gif", "image/gif", false],
  [".csv, .TSV", "A.tsv", "", true],
  ["image/*,.avif", "a.avif", "", true],
  ["image/*", "a.xyz", "", false],
])("says whether %j takes %s of type %j: %s", (accept, name, type, taken) => {
  expect(acceptsFile(accept, { name, type })).toBe(taken);
});

import { expect, test } from "vitest";
import { formatBytes } from "./format-bytes.ts";

test.each([
  [512, "512 bytes"],
  [1500, "1.5 kB"],
  [100_000_000, "100 MB"],
  [130_400_000, "130 MB"],
  [2_345_678_901, "2.35 GB"],
])("says %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { folderName } from "./folder-name.ts";

test.each([
  ["im", "im"],
  ["Input image", "Input image"],
  ["Größe 🙂 👩‍🔬", "Größe 🙂 👩‍🔬"],
  ["50% off", "50% off"],
  ["v1.2", "v1.2"],
  ["../x", "%2E%2E%2Fx"],
  ["..", "%2E%2E"],
  [".hardcase", "%2Ehardcase"],
  ["a/b\\c", "a%2Fb%5Cc"],
  ["what?", "what%3F"],
  ["end. ", "end%2E%20"],
  ["a\0\n", "a%00%0A"],
  ["%2E", "%252E"],
  ["con", "%63on"],
  ["NUL.txt", "%4EUL.txt"],
  ["console", "console"],
  ["logs.csv", "%6Cogs.csv"],
  ["logs", "logs"],
  ["\uD800", "%ED%A0%80"],
])("the label %j has the folder %j", (label, folder) => {
  expect(folderName(label)).toBe(folder);
});

test("a label of any length has a short name of its own", () => {
  const names = ["x", "y"].map((end) => folderName("🙂".repeat(100) + end));
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
});

test("any two labels have different folders, each one level deep and made by this system", async () => {
  const root = await mkdtemp(join(tmpdir(), "hardcase-folder-name-"));
  const unit = fc.constantFrom("%", "2", "E", "-", ".", " ", "/", "a", "\\", "é", "🙂", "\0", ":");
  const labels = fc.uniqueArray(fc.string({ unit, minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(labels, async (given) => {
      const inner = await mkdtemp(join(root, "x"));
      for (const label of given) await mkdir(join(inner, folderName(label)));
      expect(await readdir(inner)).toHaveLength(given.length);
    }),
    { numRuns: 200 },
  );
  await rm(root, { recursive: true });
});

import { Buffer } from "node:buffer";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { originalFileName, safeFileName } from "./safe-file-name.ts";

const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(fc.constantFrom("..", "/", "\\", ".", " ", "a", "é", "\0", "\ud800", "🐱", ":", "%2f", "$HOME", ".png"), { maxLength: 120 })
    .map((parts) => parts.join("")),
);

test.each([
  ["cat.png", "cat.png"],
  ["../../etc/passwd", "passwd"],
  ["C:\\photos\\cat.png", "cat.png"],
  ['<>:"|?*`$!{}cat.png', "cat.png"],
  ["cat\0\n\u007f.png", "cat.png"],
  ["猫 🐱 été.png", "猫 🐱 été.png"],
  ["cat.png. . ", "cat.png"],
  ["..", "file"],
  ["$", "file"],
  ["", "file"],
  ["photos/", "file"],
  [".env", ".env"],
  ["lone \ud83d.png", "lone .png"],
])("makes %j the name %j", (given, safe) => {
  expect(safeFileName(given)).toBe(safe);
});

test("keeps the extension when it cuts a long name, and never cuts a character in two", () => {
  const name = safeFileName(`${"é🐱".repeat(100)}.jpeg`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^(é🐱)+é?\.jpeg$/);
});

test("gives any text a name that is one segment, short, well-formed and stays the same", () => {
  fc.assert(
    fc.property(anyName, (given) => {
      const name = safeFileName(given);
      expect(name).not.toMatch(/[<>:"/\\|?*`$!{}\p{Cc}\p{Cs}]|[. ]$/u);
      expect(name).not.toBe("");
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(safeFileName(name)).toBe(name);
      expect(decodeURIComponent(encodeURIComponent(name))).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test("gives names that a disk takes and gives back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "safe-file-name-"));
  await fc.assert(
    fc.asyncProperty(anyName, async (given) => {
      const name = safeFileName(given);
      await writeFile(join(folder, name), "");
      expect(await readdir(folder)).toEqual([name]);
      await rm(join(folder, name));
    }),
  );
  await rm(folder, { recursive: true });
});

test("keeps an extension that fits whatever stands before it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (stem) => {
      expect(extname(safeFileName(`${stem}a.parquet`))).toBe(".parquet");
    }),
  );
});

test("shows the name as the person gave it, but for its folder and control characters", () => {
  expect(originalFileName('C:\\a\\what "is" this?\n.png')).toBe('what "is" this?.png');
  expect(originalFileName("a/")).toBe("file");
});

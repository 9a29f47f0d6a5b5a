import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CsvLog } from "./csv-log.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-journal-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const path = () => join(folder, "logs.csv");
const text = () => readFile(path(), "utf8");
const open = () => new CsvLog(folder, ["word", "flag"]);

async function filled(): Promise<CsvLog> {
  const log = open();
  for (const key of ["one", "two", "three"]) await log.append([key, ""], key);
  return log;
}

test("a row told twice is written once, also by another log of the same folder", async () => {
  const log = await filled();
  await log.append(["one", ""], "one");
  await open().append(["two", ""], "two");
  await Promise.all([log.append(["four", ""], "four"), log.append(["four", ""], "four")]);
  expect(await text()).toBe("word,flag\none,\ntwo,\nthree,\nfour,\n");
});

test("a row that was noted but never written, as when the process died between, is written when told again", async () => {
  const log = await filled();
  await writeFile(path(), "word,flag\none,\ntwo,\n");
  await log.append(["three", ""], "three");
  expect(await text()).toBe("word,flag\none,\ntwo,\nthree,\n");
});

test("a row is removed with its neighbours intact, and they can still be removed after it", async () => {
  const log = await filled();
  expect(await log.remove("two")).toBe(true);
  expect(await text()).toBe("word,flag\none,\nthree,\n");
  expect(await log.remove("two")).toBe(false);
  expect(await log.remove("three")).toBe(true);
  expect(await log.remove("one")).toBe(true);
  expect(await text()).toBe("word,flag\n");
  await log.append(["five", ""], "five");
  expect(await text()).toBe("word,flag\nfive,\n");
});

test("a row is changed in place, and grows without touching what follows", async () => {
  const log = await filled();
  expect(await log.change("one", ([word = ""]) => [word, 'wrong, "really"'])).toBe(true);
  expect(await log.change("three", ([word = ""]) => [word, "other"])).toBe(true);
  expect(await text()).toBe('word,flag\none,"wrong, ""really"""\ntwo,\nthree,other\n');
  expect(await log.change("one", ([word = ""]) => [word, ""])).toBe(true);
  expect(await text()).toBe("word,flag\none,\ntwo,\nthree,other\n");
});

test("rows that moved because somebody edited the file are found by their bytes", async () => {
  const log = await filled();
  await writeFile(path(), (await text()).replace("one,\n", "one hundred,by hand\n"));
  expect(await log.remove("two")).toBe(true);
  expect(await text()).toBe("word,flag\none hundred,by hand\nthree,\n");
});

test("a row that somebody edited is left alone, and said to be", async () => {
  const log = await filled();
  await writeFile(path(), (await text()).replace("two,\n", "two,by hand\n"));
  await expect(log.remove("two")).rejects.toMatchObject({ code: "HC_STORE", message: expect.stringContaining("was edited by hand") });
  expect(await text()).toContain("two,by hand\n");
});

test("rows are removed while others are appended, and none is lost", async () => {
  const log = open();
  const keys = Array.from({ length: 60 }, (_, index) => `row ${index}`);
  await Promise.all(keys.map((key) => log.append([key, ""], key)));
  await Promise.all(keys.map((key, index) => (index % 2 ? log.remove(key) : open().append([`${key} more`, ""], `${key} more`))));
  const words = (await text())
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0]);
  const even = keys.filter((_, index) => index % 2 === 0);
  expect(words.sort()).toEqual([...even, ...even.map((key) => `${key} more`)].sort());
});

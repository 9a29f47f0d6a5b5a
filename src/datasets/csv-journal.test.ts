import { appendFile, chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { CsvJournal } from "./csv-journal.ts";
import { CsvLog } from "./csv-log.ts";
import { CsvSizeMark } from "./csv-size-mark.ts";

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

describe("a row told twice", () => {
  test("is written once, also by another log of the same folder, and both are told so", async () => {
    const log = await filled();
    expect(await log.append(["one", ""], "one")).toBe(false);
    expect(await open().append(["two", ""], "two")).toBe(false);
    expect(await Promise.all([log.append(["four", ""], "four"), log.append(["four", ""], "four")])).toEqual([true, false]);
    expect(await text()).toBe("word,flag\none,\ntwo,\nthree,\nfour,\n");
  });

  test("is written once though somebody moved it in the file meanwhile", async () => {
    const log = await filled();
    await writeFile(path(), "word,flag\nby hand,\nthree,\ntwo,\none,");
    for (const key of ["one", "two", "three"]) expect(await log.append([key, ""], key)).toBe(false);
    expect(await text()).toBe("word,flag\nby hand,\nthree,\ntwo,\none,");
  });

  test("is written once though the demo's columns have changed meanwhile", async () => {
    await filled();
    const other = new CsvLog(folder, ["word"]);
    expect(await other.append(["one"], "one")).toBe(false);
    expect(await other.append(["four"], "four")).toBe(true);
    expect((await readdir(folder)).sort()).toEqual([".hardcase", "logs.1.csv", "logs.csv"]);
  });

  test("is written when it was noted but never written, as when the process died between", async () => {
    const log = await filled();
    await writeFile(path(), "word,flag\none,\ntwo,\n");
    expect(await log.append(["three", ""], "three")).toBe(true);
    expect(await text()).toBe("word,flag\none,\ntwo,\nthree,\n");
  });

  test("is written where the folder was deleted and made anew by another log", async () => {
    const log = await filled();
    await rm(folder, { recursive: true });
    await open().append(["one", ""], "one");
    expect(await log.append(["one", ""], "one")).toBe(false);
    expect(await log.append(["two", ""], "two")).toBe(true);
    expect(await open().append(["two", ""], "two")).toBe(false);
    expect(await text()).toBe("word,flag\none,\ntwo,\n");
  });
});

describe("a row taken back", () => {
  test("leaves its neighbours intact, and they can still be taken back after it", async () => {
    const log = await filled();
    await log.remove("two");
    expect(await text()).toBe("word,flag\none,\nthree,\n");
    await log.remove("two");
    await log.remove("three");
    await log.remove("one");
    expect(await text()).toBe("word,flag\n");
    await log.append(["five", ""], "five");
    expect(await text()).toBe("word,flag\nfive,\n");
  });

  test("is the right one of several that are the same, wherever others before it have moved it", async () => {
    const log = await filled();
    for (const key of ["twin", "other twin"]) await log.append(["same", ""], key);
    await log.change("one", () => ["longer than before", ""]);
    await log.remove("two");
    await log.remove("other twin");
    expect(await text()).toBe("word,flag\nlonger than before,\nthree,\nsame,\n");
    await log.remove("twin");
    expect(await text()).toBe("word,flag\nlonger than before,\nthree,\n");
  });

  test("does not come again when it is told late, also when it was never told before", async () => {
    const log = await filled();
    for (const key of ["two", "never told"]) {
      await log.remove(key);
      expect(await open().append([key, ""], key)).toBe(false);
      await log.change(key, () => ["changed", ""]);
    }
    expect(await text()).toBe("word,flag\none,\nthree,\n");
  });

  test("is found by its bytes where somebody edited the file", async () => {
    const log = await filled();
    await writeFile(path(), (await text()).replace("one,\n", '"one\nthree,\n",by hand\n').trimEnd());
    await log.remove("two");
    expect(await text()).toBe('word,flag\n"one\nthree,\n",by hand\nthree,');
    await log.remove("three");
    expect(await text()).toBe('word,flag\n"one\nthree,\n",by hand\n');
  });

  test("that somebody edited, or wrote a second time, is left alone and said to be", async () => {
    const log = await filled();
    for (const edited of ["two,by hand\n", "two,\ntwo,\n"]) {
      await writeFile(path(), `word,flag\nfirst by hand,\none,\n${edited}`);
      await expect(log.remove("two")).rejects.toMatchObject({
        code: "HC_STORE",
        message: expect.stringContaining("was edited by hand"),
        hint: "Change or remove it by hand.",
      });
      expect(await text()).toContain(edited);
    }
  });

  test("of a file that has gone is none", async () => {
    const log = await filled();
    await rm(path());
    await log.remove("two");
    expect(await log.append(["two", ""], "two")).toBe(false);
    expect(await log.append(["one", ""], "one")).toBe(true);
  });

  test("leaves the file with the rights that it had", async () => {
    const log = await filled();
    await chmod(path(), 0o666);
    await log.remove("two");
    expect((await stat(path())).mode & 0o777).toBe(0o666);
  });

  test("takes no half row with it that a process left when it died", async () => {
    const log = await filled();
    const { size, ino } = await stat(path());
    await using mark = await CsvSizeMark.open(hiddenFolder(folder), "logs.csv");
    await mark.write({ good: size, goal: size + 100, inode: ino });
    await appendFile(path(), '"half\n');
    await log.remove("two");
    await log.append(["four", ""], "four");
    expect(await text()).toBe("word,flag\none,\nthree,\nfour,\n");
  });

  test("makes the next row cost no more than usual: the file need not be read through", async () => {
    const log = await filled();
    await log.remove("two");
    await using mark = await CsvSizeMark.open(hiddenFolder(folder), "logs.csv");
    const { size, ino } = await stat(path());
    expect(await mark.read()).toEqual({ good: size, goal: size, inode: ino });
  });
});

describe("a row that changes", () => {
  test("does so in place, and grows without touching what follows", async () => {
    const log = await filled();
    await log.change("one", ([word = ""]) => [word, 'wrong, "really"']);
    await log.change("three", ([word = ""]) => [word, "other"]);
    expect(await text()).toBe('word,flag\none,"wrong, ""really"""\ntwo,\nthree,other\n');
    await log.change("one", ([word = ""]) => [word, ""]);
    expect(await text()).toBe("word,flag\none,\ntwo,\nthree,other\n");
    await log.remove("three");
    expect(await log.append(["one", "told late"], "one")).toBe(false);
    expect(await text()).toBe("word,flag\none,\ntwo,\n");
  });

  test("to what it is already leaves the file as it is", async () => {
    const log = await filled();
    const { ino } = await stat(path());
    await log.change("one", (cells) => cells);
    expect((await stat(path())).ino).toBe(ino);
  });

  test("stays as it is in a file with other columns, from where it can still be taken back", async () => {
    await filled();
    const other = new CsvLog(folder, ["other", "columns"]);
    await other.change("two", () => ["x", "y"]);
    expect(await text()).toBe("word,flag\none,\ntwo,\nthree,\n");
    await other.remove("two");
    expect(await text()).toBe("word,flag\none,\nthree,\n");
  });
});

describe("a process that dies while it takes a row back", () => {
  /** As it leaves the folder, with the new file in its place or not yet. */
  async function dieRemoving(key: string, isInPlace: boolean): Promise<void> {
    const journal = await CsvJournal.open(folder);
    const row = journal.find(key);
    if (typeof row !== "object") throw new Error("no such row");
    const temporary = join(hiddenFolder(folder), "logs.csv.new");
    await writeFile(temporary, (await text()).replace(`${key},\n`, ""));
    journal.beginRewrite({ row, next: null, inode: (await stat(temporary)).ino });
    if (isInPlace) await rename(temporary, path());
    journal.close();
  }

  test.each([
    ["before", false],
    ["after", true],
  ])("%s the new file took its place leaves whole rows, and the next one ends its work", async (_title, isInPlace) => {
    const log = await filled();
    await dieRemoving("two", isInPlace);
    expect(await log.append(["three", ""], "three")).toBe(false);
    await log.remove("two");
    expect(await text()).toBe("word,flag\none,\nthree,\n");
    expect(await readdir(hiddenFolder(folder))).not.toContain("logs.csv.new");
    await log.remove("three");
    await log.append(["four", ""], "four");
    expect(await text()).toBe("word,flag\none,\nfour,\n");
  });
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

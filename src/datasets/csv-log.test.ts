import { appendFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hiddenFolder, makeHiddenFolder } from "../cases/hidden-folder.ts";
import { CsvLog } from "./csv-log.ts";
import { CsvSizeMark } from "./csv-size-mark.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-csv-log-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const logs = (name = "logs.csv") => join(folder, name);
const content = (name?: string) => readFile(logs(name), "utf8");
const newLog = (header = ["a", "b"]) => new CsvLog(folder, header);

/** As a process leaves it that dies while it writes a row. */
async function dieWriting(torn: string, goal: number): Promise<void> {
  const { size, ino } = await stat(logs());
  const mark = await CsvSizeMark.open(await makeHiddenFolder(folder), "logs.csv");
  await mark.write({ good: size, goal: size + goal, inode: ino });
  await mark.close();
  await appendFile(logs(), torn);
}

test("the header stands once, before the first row", async () => {
  await newLog().append(["1", "2"]);
  await newLog().append(["3", "4"]);
  expect(await content()).toBe("a,b\n1,2\n3,4\n");
  expect(await readdir(folder)).toEqual([".hardcase", "logs.csv"]);
  expect((await readdir(hiddenFolder(folder))).sort()).toEqual(["lock.db", "logs.csv.size"]);
});

test("rows of one log and of several arrive whole and all, each once", async () => {
  const all = [newLog(), newLog(), newLog()];
  const numbers = Array.from({ length: 150 }, (_, index) => String(index));
  await Promise.all(numbers.map((number, index) => all[index % 3]?.append([number, "x,\ny"])));
  const rows = (await content()).split('"x,\ny"\n').slice(0, -1);
  expect(rows.map((row) => row.replace("a,b\n", "").replace(",", "")).sort()).toEqual(numbers.sort());
});

describe("where the columns on disk differ", () => {
  test("the next file is started, and the first stays as it is", async () => {
    await writeFile(logs(), "other\n1\n");
    await newLog().append(["1", "2"]);
    await newLog(["c"]).append(["3"]);
    expect(await content()).toBe("other\n1\n");
    expect(await content("logs.1.csv")).toBe("a,b\n1,2\n");
    expect(await content("logs.2.csv")).toBe("c\n3\n");
  });

  test("a file with the same header is continued, also after a gap in the numbers", async () => {
    await writeFile(logs(), "other\n1\n");
    await writeFile(logs("logs.7.csv"), "a,b\n1,2\n");
    await newLog().append(["3", "4"]);
    expect(await content("logs.7.csv")).toBe("a,b\n1,2\n3,4\n");
    await newLog(["c"]).append(["5"]);
    expect(await content("logs.8.csv")).toBe("c\n5\n");
  });

  test("a file that changes under a running process is noticed", async () => {
    const log = newLog();
    await log.append(["1", "2"]);
    await rename(logs(), join(folder, "moved.txt"));
    await writeFile(logs(), "other\n1\n");
    await log.append(["3", "4"]);
    expect(await content()).toBe("other\n1\n");
    expect(await content("logs.1.csv")).toBe("a,b\n3,4\n");
  });

  test("a directory that is deleted is made anew", async () => {
    const log = newLog();
    await log.append(["1", "2"]);
    await rm(folder, { recursive: true });
    await log.append(["3", "4"]);
    expect(await content()).toBe("a,b\n3,4\n");
  });
});

describe("a file that somebody edited", () => {
  test("without a line feed at its end goes on with a fresh line", async () => {
    await newLog().append(["1", "2"]);
    await writeFile(logs(), "a,b\n1,changed");
    await newLog().append(["3", "4"]);
    expect(await content()).toBe("a,b\n1,changed\n3,4\n");
  });

  test("by a spreadsheet, with CRLF, a byte order mark and quotes of its own, is continued", async () => {
    await writeFile(logs(), '\uFEFF"a",b\r\n1,2\r\n');
    await newLog().append(["3", "4"]);
    expect(await content()).toBe('\uFEFF"a",b\r\n1,2\r\n3,4\n');
  });

  test("to be shorter than it was loses nothing of what they left", async () => {
    await newLog().append(["1", "a long text"]);
    await writeFile(logs(), "a,b\n1,text\n");
    await newLog().append(["3", "4"]);
    expect(await content()).toBe("a,b\n1,text\n3,4\n");
  });

  test.each([
    ["in an open quote", 'a,b\n1,"2\n'],
    ["in a row with too few cells", "a,b\n1,2\nnote"],
  ])("to end %s is left as it is, and the next file started", async (_title, edited) => {
    await newLog().append(["1", "2"]);
    await writeFile(logs(), edited);
    await newLog().append(["3", "4"]);
    expect(await content()).toBe(edited);
    expect(await content("logs.1.csv")).toBe("a,b\n3,4\n");
  });

  test("to hold a lone quote inside a cell is still whole", async () => {
    await writeFile(logs(), 'a,b\n5" pipe,2\n');
    await newLog().append(["3", "4"]);
    expect(await content()).toBe('a,b\n5" pipe,2\n3,4\n');
  });

  test("to be empty gets its header again", async () => {
    await writeFile(logs(), "");
    await newLog().append(["3", "4"]);
    expect(await content()).toBe("a,b\n3,4\n");
  });
});

describe("a row that a killed process left", () => {
  test.each(["3", '"3,4', "3,4,5", "3,\n"])("half written as %j is cut off by the next flag", async (torn) => {
    await newLog().append(["1", "2"]);
    await dieWriting(torn, 100);
    await newLog().append(["5", "6"]);
    expect(await content()).toBe("a,b\n1,2\n5,6\n");
  });

  test("written in full is kept", async () => {
    await newLog().append(["1", "2"]);
    await dieWriting("3,4\n", 4);
    await newLog().append(["5", "6"]);
    expect(await content()).toBe("a,b\n1,2\n3,4\n5,6\n");
  });

  test("in a file that another has replaced is not looked for", async () => {
    await newLog().append(["1", "2"]);
    await dieWriting("3", 100);
    await writeFile(logs("new.txt"), "a,b\n1,2\n9,9\n");
    await rename(logs("new.txt"), logs());
    await newLog().append(["5", "6"]);
    expect(await content()).toBe("a,b\n1,2\n9,9\n5,6\n");
  });
});

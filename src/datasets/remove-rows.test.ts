import { mkdtemp, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { CsvJournal } from "./csv-journal.ts";
import { CsvLog } from "./csv-log.ts";
import { removeRows } from "./remove-rows.ts";
import { copyReplacing, temporaryPath } from "./rewrite-csv-file.ts";

let directory: string;
let log: CsvLog;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hardcase-rows-"));
  log = new CsvLog(directory, ["said", "timestamp"]);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const read = (name = "logs.csv") => readFile(join(directory, name), "utf8");

async function append(count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, (_, index) => `key ${index}`);
  await Promise.all(keys.map((key, index) => log.append([`row ${index}\nand "more"`.slice(0, 5 + (index % 12)), String(index)], key)));
  return keys;
}

test("removes many rows at once, and rows that follow can still be changed and removed", async () => {
  const keys = await append(30);
  const leaving = keys.filter((_, index) => index % 3 === 0);
  expect(await removeRows(directory, leaving)).toEqual({ rows: 10, missing: 0 });
  await log.change("key 29", ([, timestamp = ""]) => ["changed", timestamp]);
  await log.remove("key 28");
  await log.append(["new", "30"], "key 30");
  const left = keys.length - leaving.length;
  const rows = (await read()).match(/,\d+\n/g) ?? [];
  expect(rows.map((end) => Number.parseInt(end.slice(1), 10))).toEqual(
    [...Array(30).keys(), 30].filter((index) => index === 30 || (index % 3 !== 0 && index !== 28)),
  );
  expect(rows).toHaveLength(left);
  expect(await read()).toContain("changed,29\n");
});

test("a removed row does not come again, and no byte of its key is left", async () => {
  await append(3);
  await removeRows(directory, ["key 1", "key never told"]);
  expect(await log.append(["row", "1"], "key 1")).toBe(false);
  expect(await log.append(["row", "9"], "key never told")).toBe(false);
  expect((await read()).match(/,\d\n/g)).toEqual([",0\n", ",2\n"]);
  const journal = (await readFile(join(hiddenFolder(directory), "rows.db"))).toString("latin1");
  expect(journal).toContain("key 2");
  expect(journal).not.toContain("key 1");
  expect((await readFile(join(hiddenFolder(directory), "rows.db-wal"))).toString("latin1")).not.toContain("key 1");
});

test("rows are found where somebody has moved them, and counted where they were edited", async () => {
  await append(4);
  await writeFile(
    join(directory, "logs.csv"),
    (await read()).replace("timestamp\n", "timestamp\nmine,0\n").replace(/row 2.*,2\n/s, "edited,2\n"),
  );
  expect(await removeRows(directory, ["key 0", "key 2"])).toEqual({ rows: 1, missing: 1 });
  expect(await read()).toContain("edited,2\n");
  expect(await read()).not.toContain(",0\nrow");
});

test.each([
  ["before", false],
  ["after", true],
])("a process that died %s its new file took the old one's place is no hindrance", async (_when, isPlaced) => {
  const keys = await append(6);
  const path = join(directory, "logs.csv");
  const journal = await CsvJournal.open(directory);
  const leaving = [keys[1], keys[3]].map((key) => journal.find(key ?? "") as { key: string; offset: number; length: number });
  await using source = await open(path, "r");
  const temporary = temporaryPath(directory, "logs.csv");
  const inode = await copyReplacing(
    source,
    temporary,
    leaving.map((row) => ({ ...row, bytes: Buffer.alloc(0) })),
  );
  journal.beginRemoval({ file: "logs.csv", keys: leaving.map(({ key }) => key), inode });
  if (isPlaced) await rename(temporary, path);
  journal.close();

  expect(await removeRows(directory, [keys[1] ?? "", keys[3] ?? ""])).toEqual({ rows: isPlaced ? 0 : 2, missing: 0 });
  await log.remove(keys[5] ?? "");
  expect((await read()).match(/,\d\n/g)).toEqual([",0\n", ",2\n", ",4\n"]);
});

test("a folder that was never flagged into stays as it is", async () => {
  expect(await removeRows(directory, ["key"])).toEqual({ rows: 0, missing: 0 });
});

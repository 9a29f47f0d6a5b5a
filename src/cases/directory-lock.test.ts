import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withDirectoryLock } from "./directory-lock.ts";
import { makeHiddenFolder } from "./hidden-folder.ts";
import { openSqlite } from "./sqlite-driver.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-lock-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Holds the lock as another process would: by a connection that the queue of this one does not know. */
async function holdAsAnother() {
  const database = await openSqlite(join(await makeHiddenFolder(folder), "lock.db"));
  database.exec("BEGIN EXCLUSIVE");
  return database;
}

test("callers come in, one at a time and in order", async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} in`);
    await setImmediate();
    seen.push(`${name} out`);
    return name;
  };
  expect(await Promise.all(["a", "b", "c"].map((name) => withDirectoryLock(folder, work(name))))).toEqual(["a", "b", "c"]);
  expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test("work that fails lets the next one in", async () => {
  const failing = withDirectoryLock(folder, () => Promise.reject(new Error("no")));
  const next = withDirectoryLock(folder, async () => "in");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("in");
});

test("waits without blocking while another holds the lock, and comes in when that one lets go", async () => {
  const other = await holdAsAnother();
  let isIn = false;
  const waiting = withDirectoryLock(folder, async () => {
    isIn = true;
  });
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(isIn).toBe(false);
  other.close();
  await waiting;
  expect(isIn).toBe(true);
});

test("gives up after a while with what to do", async () => {
  const other = await holdAsAnother();
  await expect(withDirectoryLock(folder, async () => {}, { patience: 20 })).rejects.toMatchObject({
    code: "HC_STORE",
    message: expect.stringContaining("another process has held it for too long"),
  });
  other.close();
});

test("the hidden folder is for its owner alone", async () => {
  await withDirectoryLock(folder, async () => {});
  expect((await stat(join(folder, ".hardcase"))).mode & 0o777).toBe(0o700);
});

test("a file where the directory must be is a clear error", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(withDirectoryLock(join(folder, "file", "flagged"), async () => {})).rejects.toMatchObject({
    code: "HC_STORE",
    message: "Cannot make the folder flagged/.hardcase: not a directory.",
  });
});

import { join, resolve } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { makeHiddenFolder } from "./hidden-folder.ts";
import { isBusy, retryWhileBusy } from "./retry-while-busy.ts";
import { openSqlite, type SqliteDatabase } from "./sqlite-driver.ts";
import { showPlace, storeError } from "./store-error.ts";

export interface LockOptions {
  readonly patience?: number;
  readonly name?: "lock" | "erase";
}

/** The last caller in this process for each directory; the next one waits for it. */
const lastTurns = new Map<string, Promise<void>>();

/**
 * Runs `work` while no other caller, in this process or another, holds the lock of this flagging directory. Callers of one
 * process come in order. A process that dies lets go at once: the operating system holds the lock, on a file of SQLite's.
 *
 * @param options.patience In milliseconds, how long another process may hold the lock before this gives up. Default 30 s.
 * @param options.name Which lock: those of other names go on meanwhile.
 * @throws `HardcaseError` with `HC_STORE` when the lock cannot be had.
 */
export async function withDirectoryLock<Answer>(
  directory: string,
  work: () => Promise<Answer>,
  options: LockOptions = {},
): Promise<Answer> {
  const { patience = 30_000, name = "lock" } = options;
  const key = `${name} ${resolve(directory)}`;
  const turn = (lastTurns.get(key) ?? Promise.resolve()).then(() => lockAndWork(directory, work, { patience, name }));
  const end = turn.then(ignore, ignore).then(() => {
    if (lastTurns.get(key) === end) lastTurns.delete(key);
  });
  lastTurns.set(key, end);
  return turn;
}

async function lockAndWork<Answer>(directory: string, work: () => Promise<Answer>, options: Required<LockOptions>): Promise<Answer> {
  const lock = await acquire(directory, options);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/** Opened for every turn, so that a directory which was deleted and made anew has a lock that all processes share. */
async function acquire(directory: string, { patience, name }: Required<LockOptions>): Promise<SqliteDatabase> {
  const path = join(await makeHiddenFolder(directory), `${name}.db`);
  let database: SqliteDatabase | undefined;
  try {
    database = await openSqlite(path);
    await begin(database, directory, patience);
    return database;
  } catch (error) {
    database?.close();
    throw storeError(`lock ${showPlace(directory)}`, error);
  }
}

async function begin(database: SqliteDatabase, directory: string, patience: number): Promise<void> {
  try {
    // Nothing is ever written to this database, so it needs no journal on disk.
    await retryWhileBusy(() => database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE"), patience);
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new HardcaseError("HC_STORE", `Cannot lock ${showPlace(directory)}: another process has held it for too long.`, {
      hint: "Look for a stopped process that uses this flagging directory, and end it.",
    });
  }
}

function ignore(): void {}

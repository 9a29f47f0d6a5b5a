import { existsSync } from "node:fs";
import { type FileHandle, open, realpath, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withDirectoryLock } from "../cases/directory-lock.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { showPlace, storeError } from "../cases/store-error.ts";
import { syncDirectory } from "../cases/sync-directory.ts";
import { CsvJournal, hashRow, type JournalRow } from "./csv-journal.ts";
import { CsvLogFile } from "./csv-log-file.ts";
import { readRows } from "./read-rows.ts";
import { giveUp, settleRewrites } from "./replace-row.ts";
import { copyReplacing, markWhole, type Replacement, temporaryPath } from "./rewrite-csv-file.ts";

/** What became of rows that were to be removed. */
export interface RemovedRows {
  readonly rows: number;
  /** Those that do not stand in their file as they were written: somebody has removed them, or edited them by hand. */
  readonly missing: number;
}

/** Where a row stands, to be replaced by nothing. */
type Place = Replacement & Pick<JournalRow, "key">;

const noBytes = Buffer.alloc(0);
const lineFeed = 0x0a;

/**
 * Removes the rows of many keys from a flagging directory's CSV files, each of which is written anew once. None of them can come
 * again. Where a process has died in the middle, the next one ends what it began.
 *
 * @throws `HardcaseError` with `HC_STORE` when the disk refuses; then what is not yet removed stays as it was.
 */
export async function removeRows(directory: string, keys: readonly string[]): Promise<RemovedRows> {
  if (keys.length === 0 || !existsSync(hiddenFolder(directory))) return { rows: 0, missing: 0 };
  return withDirectoryLock(directory, async () => {
    const journal = await CsvJournal.open(directory);
    try {
      await settleRewrites(directory, journal);
      const noted = keys.map((key) => journal.find(key)).filter((row) => typeof row === "object");
      let rows = 0;
      for (const file of new Set(noted.map((row) => row.file))) {
        const ofFile = noted.filter((row) => row.file === file);
        rows += await removeFrom(directory, journal, file, ofFile);
      }
      // Also those that never came: a process that was held up may yet tell of them.
      journal.takeBack(...keys);
      journal.purge();
      return { rows, missing: noted.length - rows };
    } finally {
      journal.close();
    }
  });
}

/** Leaves no byte of rows that were removed before, where whoever removed them could not do so. */
export async function purgeRows(directory: string): Promise<void> {
  await withDirectoryLock(directory, async () => {
    const journal = await CsvJournal.open(directory);
    try {
      await settleRewrites(directory, journal);
      journal.purge();
    } finally {
      journal.close();
    }
  });
}

async function removeFrom(directory: string, journal: CsvJournal, file: string, rows: readonly JournalRow[]): Promise<number> {
  const temporary = temporaryPath(directory, file);
  let isReplaced = false;
  try {
    // A half row that a dead process left must not become part of the new file.
    if (!(await CsvLogFile.mend(directory, file))) return 0;
    const path = await realpath(join(directory, file));
    await using source = await open(path, "r");
    const places = await findPlaces(source, rows);
    if (places.length === 0) return 0;
    const removal = { file, keys: places.map(({ key }) => key), inode: await copyReplacing(source, temporary, places) };
    journal.beginRemoval(removal);
    await rename(temporary, path);
    isReplaced = true;
    await syncDirectory(dirname(path));
    journal.finishRemoval(removal);
    await markWhole(directory, file);
    return places.length;
  } catch (error) {
    if (!isReplaced) await giveUp(directory, journal, file).catch(() => {});
    throw storeError(`write ${showPlace(directory, file)}`, error);
  }
}

/** Usually where the journal says; else the file is read through, once for all. */
async function findPlaces(source: FileHandle, rows: readonly JournalRow[]): Promise<Place[]> {
  const places: Place[] = [];
  const astray = new Map<string, JournalRow>();
  for (const row of rows) {
    const { buffer, bytesRead } = await source.read(Buffer.alloc(row.length), 0, row.length, row.offset);
    if (bytesRead === row.length && hashRow(buffer) === row.hash) places.push({ ...row, bytes: noBytes });
    else astray.set(row.hash, row);
  }
  if (astray.size > 0) {
    const taken = new Set(places.map(({ offset }) => offset));
    for await (const { offset, bytes } of readRows(source)) {
      // Some editors leave out the last line feed.
      const line = bytes.at(-1) === lineFeed ? bytes : Buffer.concat([bytes, Buffer.of(lineFeed)]);
      const hash = hashRow(line);
      const row = taken.has(offset) ? undefined : astray.get(hash);
      if (row === undefined) continue;
      places.push({ key: row.key, offset, length: bytes.length, bytes: noBytes });
      astray.delete(hash);
    }
  }
  return places.sort((one, other) => one.offset - other.offset);
}

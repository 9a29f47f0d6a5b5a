import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { showPlace, storeError, systemErrorCode } from "../cases/store-error.ts";
import { syncDirectory } from "../cases/sync-directory.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { CsvJournal, JournalRow } from "./csv-journal.ts";
import { CsvSizeMark } from "./csv-size-mark.ts";
import { findRow } from "./find-row.ts";

const chunkSize = 1 << 20;

/**
 * Replaces a row by what `change` makes of its text, or removes it for `null`. The file is written anew beside the old one
 * and takes its place at once, so a reader sees either. False when the file has gone. Used under the directory's lock only.
 *
 * @throws `HardcaseError` with `HC_STORE` when the row was edited by hand, or when the disk refuses; then nothing has changed.
 */
export async function replaceRow(
  directory: string,
  journal: CsvJournal,
  noted: JournalRow,
  change: (row: string) => string | null,
): Promise<boolean> {
  const path = join(directory, noted.file);
  const place = showPlace(directory, noted.file);
  const temporary = join(hiddenFolder(directory), `${randomUUID()}.csv`);
  try {
    await using source = await open(path, "r");
    const row = await findRow(source, noted);
    if (row === undefined) {
      throw new HardcaseError("HC_STORE", `The row of case ${noted.key} in ${place} was edited by hand, and stays as it is.`, {
        hint: "Change or remove it by hand.",
      });
    }
    const { buffer } = await source.read(Buffer.alloc(row.length), 0, row.length, row.offset);
    const next = change(buffer.toString("utf8"));
    const bytes = next === null ? null : Buffer.from(next);
    const { mode, size } = await source.stat();
    {
      await using target = await open(temporary, "wx", mode & 0o777);
      await copyRange(source, target, 0, row.offset);
      if (bytes) await target.appendFile(bytes);
      await copyRange(source, target, row.offset + row.length, size);
      await target.sync();
      await markGood(directory, noted.file, target);
    }
    await rename(temporary, path);
    await syncDirectory(directory);
    journal.replaced(row, bytes);
    return true;
  } catch (error) {
    await unlink(temporary).catch(() => {});
    if (systemErrorCode(error) === "ENOENT") return false;
    throw storeError(`write ${place}`, error);
  }
}

async function copyRange(source: FileHandle, target: FileHandle, from: number, to: number): Promise<void> {
  for (let position = from; position < to; ) {
    const { buffer, bytesRead } = await source.read(
      Buffer.alloc(Math.min(chunkSize, to - position)),
      0,
      Math.min(chunkSize, to - position),
      position,
    );
    if (bytesRead === 0) return;
    await target.appendFile(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

/** The new file is known to be whole, so that the next flag need not read it through. */
async function markGood(directory: string, name: string, file: FileHandle): Promise<void> {
  const { size, ino } = await file.stat();
  await using mark = await CsvSizeMark.open(hiddenFolder(directory), name);
  await mark.write({ good: size, goal: size, inode: ino });
}

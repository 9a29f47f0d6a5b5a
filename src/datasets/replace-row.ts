import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { showPlace, storeError } from "../cases/store-error.ts";
import { syncDirectory } from "../cases/sync-directory.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { hasHeader } from "./csv-header.ts";
import { type CsvJournal, hashRow, type JournalRow, type Rewrite } from "./csv-journal.ts";
import { CsvLogFile } from "./csv-log-file.ts";
import { findRow } from "./find-row.ts";
import { copyReplacing, markWhole, temporaryPath } from "./rewrite-csv-file.ts";

/** What a row becomes. */
export interface RowChange {
  /** The row anew, or `null` to take it out. */
  readonly next: (row: string) => Promise<string | null>;
  /** Leaves a row of a file with another header as it is. */
  readonly header?: readonly string[];
}

/**
 * Replaces a row, or takes it out; where the whole file has gone nothing is done. The file is written anew beside the old one and takes its place at once: a reader sees
 * either, and so does who comes after this process has died. Used under the directory's lock only.
 *
 * @throws `HardcaseError` with `HC_STORE` when the row was edited by hand, or when the disk refuses; then nothing has changed.
 */
export async function replaceRow(directory: string, journal: CsvJournal, noted: JournalRow, change: RowChange): Promise<void> {
  const place = showPlace(directory, noted.file);
  const temporary = temporaryPath(directory, noted.file);
  let isReplaced = false;
  try {
    // A half row that a dead process left must not become part of the new file.
    if (!(await CsvLogFile.mend(directory, noted.file))) return;
    const path = await realpath(join(directory, noted.file));
    await using source = await open(path, "r");
    if (change.header && !(await hasHeader(source, change.header))) return;
    const row = await onlyPlace(source, noted, place);
    const { buffer, bytesRead } = await source.read(Buffer.alloc(row.length), 0, row.length, row.offset);
    const text = buffer.toString("utf8", 0, bytesRead);
    const next = await change.next(text);
    if (next === text) return;
    const bytes = Buffer.from(next ?? "");
    const inode = await copyReplacing(source, temporary, [{ ...row, bytes }]);
    const rewrite: Rewrite = { row, next: next === null ? null : { length: bytes.length, hash: hashRow(bytes) }, inode };
    journal.beginRewrite(rewrite);
    await rename(temporary, path);
    isReplaced = true;
    await syncDirectory(dirname(path));
    journal.finishRewrite(rewrite);
    await markWhole(directory, noted.file);
  } catch (error) {
    if (!isReplaced) await giveUp(directory, journal, noted.file).catch(() => {});
    throw storeError(`write ${place}`, error);
  }
}

/** Ends what a process began that died: a file that was written anew is in its place by now, or is given up. */
export async function settleRewrites(directory: string, journal: CsvJournal): Promise<void> {
  for (const rewrite of journal.openRewrites()) {
    const { file } = rewrite.row;
    const stats = await stat(join(directory, file)).catch(() => undefined);
    if (stats?.ino === rewrite.inode) journal.finishRewrite(rewrite);
    else await giveUp(directory, journal, file);
  }
  for (const removal of journal.openRemovals()) {
    const stats = await stat(join(directory, removal.file)).catch(() => undefined);
    if (stats?.ino === removal.inode) journal.finishRemoval(removal);
    else await giveUp(directory, journal, removal.file);
  }
}

/** The journal first: it must not wait for an inode that may become another file's. */
export async function giveUp(directory: string, journal: CsvJournal, file: string): Promise<void> {
  journal.dropRewrite(file);
  await rm(temporaryPath(directory, file), { force: true });
}

async function onlyPlace(source: FileHandle, noted: JournalRow, place: string): Promise<JournalRow> {
  const [offset, ...others] = await findRow(source, noted);
  if (offset !== undefined && others.length === 0) return { ...noted, offset };
  throw new HardcaseError("HC_STORE", `The row of case ${noted.key} in ${place} was edited by hand, and stays as it is.`, {
    hint: "Change or remove it by hand.",
  });
}

import { randomUUID } from "node:crypto";
import { open, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { withDirectoryLock } from "../cases/directory-lock.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { placeFile } from "../cases/place-file.ts";
import { showPlace, storeError } from "../cases/store-error.ts";
import { syncDirectory } from "../cases/sync-directory.ts";
import { compareCsvFileNames, logFileName, logNumber } from "./csv-file-names.ts";
import { CsvJournal, hashRow, type JournalRow } from "./csv-journal.ts";
import { CsvLogFile } from "./csv-log-file.ts";
import { csvLine } from "./csv-writer.ts";
import { findRow } from "./find-row.ts";
import { type RowChange, replaceRow, settleRewrites } from "./replace-row.ts";

interface WaitingRow {
  readonly line: string;
  /** The row's own name, where it may be told again or taken back. */
  readonly key: string | undefined;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** What to tell each row's caller once the lock is free. */
type Outcomes = Map<WaitingRow, () => void>;

/**
 * The rows of one header in a flagging directory that many processes may share: `logs.csv`, or a later `logs.N.csv` where
 * the files before have other columns. Rows that wait for the lock together are written together.
 */
export class CsvLog {
  readonly #directory: string;
  readonly #header: readonly string[];
  /** The file that took the last row, to look at first. */
  #name: string | undefined;
  #waiting: WaitingRow[] = [];
  #journal: CsvJournal | undefined;

  /** @param header Cells as they stand in the file. */
  constructor(directory: string, header: readonly string[]) {
    this.#directory = directory;
    this.#header = header;
  }

  /**
   * Resolves once the row is on disk. False when the row of this key was there already, or is not to come again: then nothing
   * is written. Throws `HC_STORE`, and then no part of the row is in the file.
   */
  append(cells: readonly string[], key?: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: csvLine(cells), key, resolve, reject });
      if (this.#waiting.length === 1) void this.#writeWaiting();
    });
  }

  /**
   * Replaces the row of a key by what `change` makes of its cells; one that is not there, or lies in a file with other
   * columns, stays as it is. Throws `HC_STORE` when the row was edited by hand.
   */
  change(key: string, change: (cells: readonly string[]) => readonly string[]): Promise<void> {
    const next = async (row: string) => {
      const { parse } = await import("csv-parse/sync");
      return csvLine(change((parse(row) as string[][])[0] ?? []));
    };
    return this.#replace(key, { next, header: this.#header });
  }

  /** Removes the row of a key, which is not to come again. Throws `HC_STORE` when the row was edited by hand. */
  remove(key: string): Promise<void> {
    return this.#replace(key, { next: async () => null });
  }

  #replace(key: string, change: RowChange): Promise<void> {
    return withDirectoryLock(this.#directory, async () => {
      const journal = await this.#openJournal();
      const row = journal.find(key);
      if (typeof row === "object") await replaceRow(this.#directory, journal, row, change);
      // Also where it never came, or its file has gone: a process that was held up may yet tell of it.
      if (change.header === undefined && journal.find(key) !== "taken back") journal.takeBack(key);
    });
  }

  /** One for as long as the process lives; made anew where somebody has removed the folder. */
  async #openJournal(): Promise<CsvJournal> {
    if (this.#journal && !(await this.#journal.isInPlace())) {
      this.#journal.close();
      this.#journal = undefined;
    }
    this.#journal ??= await CsvJournal.open(this.#directory);
    await settleRewrites(this.#directory, this.#journal);
    return this.#journal;
  }

  async #writeWaiting(): Promise<void> {
    const outcomes: Outcomes = new Map();
    let rows: WaitingRow[] = [];
    try {
      await withDirectoryLock(this.#directory, async () => {
        rows = this.#waiting.splice(0);
        const journal = rows.some(({ key }) => key !== undefined) ? await this.#openJournal() : undefined;
        const file = await this.#openFile();
        try {
          await this.#write(file, rows, outcomes, journal);
        } finally {
          await file.close();
        }
      });
    } catch (error) {
      if (rows.length === 0) rows = this.#waiting.splice(0);
      // What has been written stays so, whatever happened after.
      for (const row of rows) if (!outcomes.has(row)) outcomes.set(row, () => row.reject(error));
    }
    // Only now: whoever moves or unmounts the directory after a flag finds no file open.
    for (const tell of outcomes.values()) tell();
  }

  /** Writes the rows that were not told before. Of two that tell the same, the second waits for how the first fares. */
  async #write(file: CsvLogFile, rows: readonly WaitingRow[], outcomes: Outcomes, journal: CsvJournal | undefined): Promise<void> {
    const fresh: WaitingRow[] = [];
    const repeated: WaitingRow[] = [];
    const keys = new Set<string>();
    for (const row of rows) {
      const { key } = row;
      if (key === undefined || journal === undefined) fresh.push(row);
      else if (keys.has(key)) repeated.push(row);
      else if (await this.#isTold(key, journal, file)) outcomes.set(row, () => row.resolve(false));
      else fresh.push(row);
      if (key !== undefined) keys.add(key);
    }
    if (fresh.length > 0) await writeRows(file, fresh, outcomes, journal);
    if (repeated.length > 0) await this.#write(file, repeated, outcomes, journal);
  }

  async #isTold(key: string, journal: CsvJournal, file: CsvLogFile): Promise<boolean> {
    const row = journal.find(key);
    if (typeof row !== "object") return row === "taken back";
    return row.file === file.name ? file.holds(row) : this.#holds(row);
  }

  async #holds(row: JournalRow): Promise<boolean> {
    if (!(await CsvLogFile.mend(this.#directory, row.file))) return false;
    await using other = await open(join(this.#directory, row.file), "r");
    return (await findRow(other, row)).length > 0;
  }

  async #openFile(): Promise<CsvLogFile> {
    const known = this.#name && (await CsvLogFile.open(this.#directory, this.#name, this.#header));
    if (known) return known;
    const names = await this.#logNames();
    for (const name of names) {
      const file = await CsvLogFile.open(this.#directory, name, this.#header);
      if (file === undefined) continue;
      this.#name = name;
      return file;
    }
    const last = names.at(-1);
    return this.#startFile(logFileName(last === undefined ? 0 : (logNumber(last) ?? 0) + 1));
  }

  async #logNames(): Promise<string[]> {
    try {
      return (await readdir(this.#directory)).filter((name) => logNumber(name) !== undefined).sort(compareCsvFileNames);
    } catch (error) {
      throw storeError(`read ${showPlace(this.#directory)}`, error);
    }
  }

  /** The header comes with the file, all at once: no reader ever sees a file without it. */
  async #startFile(name: string): Promise<CsvLogFile> {
    const path = join(this.#directory, name);
    const temporary = join(hiddenFolder(this.#directory), `${randomUUID()}.csv`);
    try {
      {
        await using handle = await open(temporary, "wx");
        await handle.appendFile(csvLine(this.#header));
        await handle.sync();
      }
      await placeFile(temporary, path);
      await syncDirectory(this.#directory);
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw storeError(`write ${showPlace(this.#directory, name)}`, error);
    }
    this.#name = name;
    const file = await CsvLogFile.open(this.#directory, name, this.#header);
    if (file === undefined)
      throw storeError(`write ${showPlace(this.#directory, name)}`, new Error("another program made this file at the same moment"));
    return file;
  }
}

/** Where the rows do not all fit on the disk, those that do are kept. */
async function writeRows(
  file: CsvLogFile,
  rows: readonly WaitingRow[],
  outcomes: Outcomes,
  journal: CsvJournal | undefined,
): Promise<void> {
  try {
    journal?.note(journalRows(file, rows));
    await file.append(rows.map(({ line }) => line).join(""));
    for (const row of rows) outcomes.set(row, () => row.resolve(true));
  } catch (error) {
    const [row] = rows;
    if (rows.length === 1 && row) return void outcomes.set(row, () => row.reject(error));
    for (const row of rows) await writeRows(file, [row], outcomes, journal);
  }
}

/** What the journal notes before rows are written: where each will stand. */
function journalRows(file: CsvLogFile, rows: readonly WaitingRow[]): JournalRow[] {
  let offset = file.end;
  return rows.flatMap(({ key, line }) => {
    const bytes = Buffer.from(line);
    const row = { file: file.name, offset, length: bytes.length, hash: hashRow(bytes) };
    offset += bytes.length;
    return key === undefined ? [] : [{ key, ...row }];
  });
}

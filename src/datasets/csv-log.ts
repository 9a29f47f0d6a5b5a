import { randomUUID } from "node:crypto";
import { open, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { withDirectoryLock } from "../cases/directory-lock.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { placeFile } from "../cases/place-file.ts";
import { showPlace, storeError } from "../cases/store-error.ts";
import { syncDirectory } from "../cases/sync-directory.ts";
import { compareCsvFileNames, logFileName, logNumber } from "./csv-file-names.ts";
import { CsvLogFile } from "./csv-log-file.ts";
import { csvLine } from "./csv-writer.ts";

interface WaitingRow {
  readonly line: string;
  readonly resolve: () => void;
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

  /** @param header Cells as they stand in the file. */
  constructor(directory: string, header: readonly string[]) {
    this.#directory = directory;
    this.#header = header;
  }

  /** Resolves once the row is on disk. Throws `HC_STORE`, and then no part of the row is in the file. */
  append(cells: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: csvLine(cells), resolve, reject });
      if (this.#waiting.length === 1) void this.#writeWaiting();
    });
  }

  async #writeWaiting(): Promise<void> {
    const outcomes: Outcomes = new Map();
    let rows: WaitingRow[] = [];
    try {
      await withDirectoryLock(this.#directory, async () => {
        rows = this.#waiting.splice(0);
        const file = await this.#openFile();
        try {
          await writeRows(file, rows, outcomes);
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
async function writeRows(file: CsvLogFile, rows: readonly WaitingRow[], outcomes: Outcomes): Promise<void> {
  try {
    await file.append(rows.map(({ line }) => line).join(""));
    for (const row of rows) outcomes.set(row, row.resolve);
  } catch (error) {
    const [row] = rows;
    if (rows.length === 1 && row) return void outcomes.set(row, () => row.reject(error));
    for (const row of rows) await writeRows(file, [row], outcomes);
  }
}

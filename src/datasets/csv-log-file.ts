import { Buffer } from "node:buffer";
import type { Stats } from "node:fs";
import { constants, type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { showPlace, storeError, systemErrorCode } from "../cases/store-error.ts";
import { readCsvFileEnd } from "./csv-file-end.ts";
import { hasHeader } from "./csv-header.ts";
import type { JournalRow } from "./csv-journal.ts";
import { CsvSizeMark } from "./csv-size-mark.ts";
import { csvLine } from "./csv-writer.ts";
import { findRow } from "./find-row.ts";

const lineFeed = 0x0a;

/** One open CSV file whose rows are whole, to append to. It may be used under the directory's lock only. */
export class CsvLogFile {
  /** Name in the flagging directory. */
  readonly name: string;
  /** For messages. */
  readonly #place: string;
  readonly #handle: FileHandle;
  readonly #mark: CsvSizeMark;
  readonly #inode: number;
  /** Size up to the last whole row. */
  #size: number;
  #isAsWeLeftIt = false;
  /** What must stand before the next row: the header of an empty file, or a line feed that an editor left out. */
  #lead = "";

  private constructor(name: string, place: string, handle: FileHandle, mark: CsvSizeMark, stats: Stats) {
    this.name = name;
    this.#place = place;
    this.#handle = handle;
    this.#mark = mark;
    this.#inode = stats.ino;
    this.#size = stats.size;
  }

  /** Undefined where there is no such file, or where a row of this header would not fit into it. */
  static async open(directory: string, name: string, header: readonly string[]): Promise<CsvLogFile | undefined> {
    const file = await CsvLogFile.#openMended(directory, name);
    let isReady = false;
    try {
      isReady = file !== undefined && (await file.#makeReady(header));
      return isReady ? file : undefined;
    } catch (error) {
      throw storeError(`read ${showPlace(directory, name)}`, error);
    } finally {
      if (!isReady) await file?.close();
    }
  }

  /** Cuts off what a process that died left of a row. False where there is no such file. */
  static async mend(directory: string, name: string): Promise<boolean> {
    const file = await CsvLogFile.#openMended(directory, name);
    await file?.close();
    return file !== undefined;
  }

  static async #openMended(directory: string, name: string): Promise<CsvLogFile | undefined> {
    const place = showPlace(directory, name);
    const handle = await open(join(directory, name), constants.O_RDWR | constants.O_APPEND).catch((error: unknown) => {
      if (["ENOENT", "EISDIR"].includes(systemErrorCode(error) ?? "")) return undefined;
      throw storeError(`write ${place}`, error);
    });
    if (handle === undefined) return undefined;
    let mark: CsvSizeMark | undefined;
    try {
      mark = await CsvSizeMark.open(hiddenFolder(directory), name);
      const file = new CsvLogFile(name, place, handle, mark, await handle.stat());
      await file.#mend();
      return file;
    } catch (error) {
      await mark?.close();
      await handle.close();
      throw storeError(`read ${place}`, error);
    }
  }

  /** Where the next line will begin. */
  get end(): number {
    return this.#size + Buffer.byteLength(this.#lead);
  }

  /** Whether a row that the journal has noted is there, wherever it stands by now. */
  async holds(row: JournalRow): Promise<boolean> {
    return (await findRow(this.#handle, row)).length > 0;
  }

  /** Writes whole lines in one go. When this resolves they are on disk; when it throws the file is as it was. */
  async append(lines: string): Promise<void> {
    const bytes = Buffer.from(this.#lead + lines);
    const good = this.#size;
    const goal = good + bytes.length;
    try {
      await this.#remember(good, goal);
      for (let written = 0; written < bytes.length; ) written += (await this.#handle.write(bytes, written)).bytesWritten;
      await this.#handle.datasync();
    } catch (error) {
      await this.#takeBack(good).catch(ignore);
      throw storeError(`write ${this.#place}`, error);
    }
    this.#size = goal;
    this.#lead = "";
    // The rows are on disk already: a mark that cannot be written only makes the next flag look closer.
    await this.#remember(goal, goal).catch(ignore);
  }

  async close(): Promise<void> {
    await this.#mark.close();
    await this.#handle.close();
  }

  /** A row that was begun by a process which died: the mark says where it starts. */
  async #mend(): Promise<void> {
    const mark = await this.#mark.read();
    if (mark?.inode !== this.#inode) return;
    if (mark.good <= this.#size && this.#size < mark.goal) await this.#takeBack(mark.good);
    this.#isAsWeLeftIt = this.#size === mark.good || this.#size === mark.goal;
  }

  async #makeReady(header: readonly string[]): Promise<boolean> {
    if (this.#size > 0) return (await hasHeader(this.#handle, header)) && this.#checkEnd(header.length);
    this.#lead = csvLine(header);
    return true;
  }

  /** Only a file that somebody else changed is read through, once; a flag costs the same however many rows there are. */
  async #checkEnd(columnCount: number): Promise<boolean> {
    const { buffer } = await this.#handle.read(Buffer.alloc(1), 0, 1, this.#size - 1);
    if (this.#isAsWeLeftIt && buffer[0] === lineFeed) return true;
    const { isWhole, lacksLineFeed } = await readCsvFileEnd(this.#handle, columnCount);
    if (lacksLineFeed) this.#lead = "\n";
    return isWhole;
  }

  /** If this fails, the mark still tells the next flag where the good rows end. */
  async #takeBack(size: number): Promise<void> {
    await this.#handle.truncate(size);
    this.#size = size;
    await this.#remember(size, size);
  }

  async #remember(good: number, goal: number): Promise<void> {
    await this.#mark.write({ good, goal, inode: this.#inode });
  }
}

function ignore(): void {}

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
import { isInPlace } from "./find-row.ts";

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
    const place = showPlace(directory, name);
    const handle = await open(join(directory, name), constants.O_RDWR | constants.O_APPEND).catch((error: unknown) => {
      if (["ENOENT", "EISDIR"].includes(systemErrorCode(error) ?? "")) return undefined;
      throw storeError(`write ${place}`, error);
    });
    if (handle === undefined) return undefined;
    let mark: CsvSizeMark | undefined;
    let isReady = false;
    try {
      mark = await CsvSizeMark.open(hiddenFolder(directory), name);
      const file = new CsvLogFile(name, place, handle, mark, await handle.stat());
      isReady = await file.#makeReady(header);
      return isReady ? file : undefined;
    } catch (error) {
      throw storeError(`read ${place}`, error);
    } finally {
      if (!isReady) {
        await mark?.close();
        await handle.close();
      }
    }
  }

  /** Where the next line will begin. */
  get end(): number {
    return this.#size + Buffer.byteLength(this.#lead);
  }

  /** Whether a row that the journal has noted is there. */
  holds(row: JournalRow): Promise<boolean> {
    return isInPlace(this.#handle, row);
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

  async #makeReady(header: readonly string[]): Promise<boolean> {
    const mark = await this.#mark.read();
    const isMarked = mark?.inode === this.#inode;
    // A row that was begun by a process which died: the mark says where it starts.
    if (isMarked && mark.good <= this.#size && this.#size < mark.goal) await this.#takeBack(mark.good);
    if (this.#size === 0) {
      this.#lead = csvLine(header);
      return true;
    }
    const isAsWeLeftIt = isMarked && (this.#size === mark.good || this.#size === mark.goal);
    return (await hasHeader(this.#handle, header)) && this.#checkEnd(header.length, isAsWeLeftIt);
  }

  /** Only a file that somebody else changed is read through, once; a flag costs the same however many rows there are. */
  async #checkEnd(columnCount: number, isAsWeLeftIt: boolean): Promise<boolean> {
    const { buffer } = await this.#handle.read(Buffer.alloc(1), 0, 1, this.#size - 1);
    if (isAsWeLeftIt && buffer[0] === lineFeed) return true;
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

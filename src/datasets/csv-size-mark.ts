import { constants, type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";

/** The size of a data file up to its last good row, and the size it is to have when the row being written is done. */
export interface SizeMark {
  readonly good: number;
  readonly goal: number;
  /** Of the data file, so that a file which somebody put in its place is not taken for it. */
  readonly inode: number;
}

const width = 20;

/**
 * A small file beside the lock that remembers how far a data file is good. It is written before and after each row, so a
 * row that a killed process left half done is told from a row that somebody edited. Used under the directory's lock only.
 */
export class CsvSizeMark implements AsyncDisposable {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async open(hiddenFolder: string, fileName: string): Promise<CsvSizeMark> {
    return new CsvSizeMark(await open(join(hiddenFolder, `${fileName}.size`), constants.O_RDWR | constants.O_CREAT));
  }

  async read(): Promise<SizeMark | undefined> {
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(3 * width), 0, 3 * width, 0);
    if (bytesRead < 3 * width) return undefined;
    const [good = Number.NaN, goal = Number.NaN, inode = Number.NaN] = buffer.toString("latin1").trim().split(/ +/).map(Number);
    return { good, goal, inode };
  }

  /** Of one length always, so that it overwrites in place and needs no space on a full disk. */
  async write({ good, goal, inode }: SizeMark): Promise<void> {
    await this.#handle.write([good, goal, inode].map((number) => String(number).padStart(width)).join(""), 0, "latin1");
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

import { type FileHandle, open } from "node:fs/promises";

/** In characters, how much is written at once. */
const batch = 1 << 18;

/** A new text file, written piece by piece. */
export class TextFileWriter implements AsyncDisposable {
  readonly #handle: FileHandle;
  #waiting: string[] = [];
  #length = 0;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async open(path: string): Promise<TextFileWriter> {
    return new TextFileWriter(await open(path, "wx"));
  }

  /** Undefined where nothing needs to be waited for. */
  write(text: string): Promise<void> | undefined {
    this.#waiting.push(text);
    this.#length += text.length;
    return this.#length < batch ? undefined : this.#flush();
  }

  /** Resolves once all is on disk. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#handle.sync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join("");
    this.#waiting = [];
    this.#length = 0;
    await this.#handle.appendFile(text);
  }
}

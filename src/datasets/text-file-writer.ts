import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, unlink } from "node:fs/promises";

/** In characters, how much is written at once. */
const batch = 1 << 18;

/** A new text file, written piece by piece. */
export class TextFileWriter implements AsyncDisposable {
  readonly #path: string;
  readonly #head: string;
  #handle: FileHandle;
  #waiting: string[] = [];
  #length = 0;
  readonly #first: string[] = [];

  private constructor(path: string, head: string, handle: FileHandle) {
    this.#path = path;
    this.#head = head;
    this.#handle = handle;
  }

  /** @param head The beginning of the file. */
  static async open(path: string, head = ""): Promise<TextFileWriter> {
    const writer = new TextFileWriter(path, head, await open(path, "wx"));
    await writer.write(head);
    return writer;
  }

  /** Puts a text behind the head, before all others. */
  writeFirst(text: string): void {
    this.#first.push(text);
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
    if (this.#first.length > 0) await this.#putFirst();
    await this.#handle.sync();
  }

  async #putFirst(): Promise<void> {
    await this.#handle.close();
    const rest = `${this.#path}.rest`;
    await rename(this.#path, rest);
    this.#handle = await open(this.#path, "wx");
    await this.#handle.appendFile(this.#head + this.#first.join(""));
    const start = Buffer.byteLength(this.#head);
    for await (const chunk of createReadStream(rest, { start, highWaterMark: 1 << 20 })) await this.#handle.appendFile(chunk as Buffer);
    await unlink(rest);
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

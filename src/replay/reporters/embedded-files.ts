import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { escapeForScript } from "./script-json.ts";

/** All files of a report, in bytes; results that hold may take only a part of it, as they are not what it is read for. */
const mostBytes = 50_000_000;
const mostBytesOfHolding = 10_000_000;

/** A chunk of whole groups of three bytes becomes base64 without padding, so that chunks can stand behind each other. */
const chunkBytes = 3 * 2 ** 15;

/** A file of a value. */
interface SourceFile {
  /** What files of the same content share. */
  readonly key: string;
  readonly path: string;
  readonly mimeType: string;
}

/** The files inside a report, each once. */
export class EmbeddedFiles {
  readonly #write: (text: string) => Promise<void>;
  readonly #numbers = new Map<string, number>();
  #bytes = 0;

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write;
  }

  /** Writes the file into the report; gives its address there, or an empty one where there is no more room. */
  async embed({ key, path, mimeType }: SourceFile, isOfHolding: boolean): Promise<string> {
    const known = this.#numbers.get(key);
    if (known !== undefined) return `file:${known}`;
    const { size } = await stat(path);
    if (this.#bytes + size > (isOfHolding ? mostBytesOfHolding : mostBytes)) return "";
    this.#bytes += size;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    const head = escapeForScript(JSON.stringify(`data:${mimeType};base64,`)).slice(0, -1);
    await this.#write(`<script type="application/json" data-file="${number}">${head}`);
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
      const bytes = Buffer.concat([rest, chunk]);
      const whole = bytes.length - (bytes.length % 3);
      await this.#write(bytes.toString("base64", 0, whole));
      rest = bytes.subarray(whole);
    }
    await this.#write(`${rest.toString("base64")}"</script>\n`);
    return `file:${number}`;
  }
}

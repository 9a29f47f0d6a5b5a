import { Buffer } from "node:buffer";
import type { FileHandle } from "node:fs/promises";
import { type CsvState, nextCsvState } from "./csv-state.ts";
import { readChunks } from "./read-chunks.ts";

/** One row of a CSV file as it stands there. */
export interface RowBytes {
  /** Of its first byte. */
  readonly offset: number;
  /** With its line feed; the last row may lack it. */
  readonly bytes: Buffer;
}

const lineFeed = 0x0a;

/** The rows of an open CSV file, its header included, to the byte. A line feed within quotes ends no row. */
export async function* readRows(handle: FileHandle): AsyncGenerator<RowBytes> {
  let state: CsvState = "cell start";
  let offset = 0;
  /** What earlier chunks hold of the row. */
  let begun: Buffer[] = [];
  for await (const chunk of readChunks(handle, 1 << 20)) {
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      state = nextCsvState(state, byte);
      if (byte !== lineFeed || state !== "cell start") continue;
      const rest = chunk.subarray(start, index + 1);
      const bytes = begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      yield { offset, bytes };
      offset += bytes.length;
      start = index + 1;
      begun = [];
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield { offset, bytes: Buffer.concat(begun) };
}

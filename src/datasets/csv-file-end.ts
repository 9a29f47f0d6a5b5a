import type { FileHandle } from "node:fs/promises";
import { type CsvState, nextCsvState } from "./csv-state.ts";
import { readChunks } from "./read-chunks.ts";

/** How a CSV file ends, which says whether a row may follow. */
export interface CsvFileEnd {
  /** False where the last row breaks off: inside quotes, or with fewer or more cells than the header. */
  readonly isWhole: boolean;
  /** True where the last row lacks its line feed, as some editors leave it. */
  readonly lacksLineFeed: boolean;
}

const lineFeed = 0x0a;

/** Reads a whole CSV file once, byte by byte, for how it ends. */
export async function readCsvFileEnd(handle: FileHandle, columnCount: number): Promise<CsvFileEnd> {
  let state: CsvState = "cell start";
  let cells = 1;
  let lastByte = lineFeed;
  for await (const chunk of readChunks(handle, 1 << 20)) {
    for (const byte of chunk) {
      state = nextCsvState(state, byte);
      if (state === "cell start") cells = byte === lineFeed ? 1 : cells + 1;
      lastByte = byte;
    }
  }
  const lacksLineFeed = lastByte !== lineFeed;
  return { isWhole: state !== "quoted" && (!lacksLineFeed || cells === columnCount), lacksLineFeed };
}

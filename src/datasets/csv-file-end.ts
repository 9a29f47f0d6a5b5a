import type { FileHandle } from "node:fs/promises";
import { readChunks } from "./read-chunks.ts";

/** How a CSV file ends, which says whether a row may follow. */
export interface CsvFileEnd {
  /** False where the last row breaks off: inside quotes, or with fewer or more cells than the header. */
  readonly isWhole: boolean;
  /** True where the last row lacks its line feed, as some editors leave it. */
  readonly lacksLineFeed: boolean;
}

const comma = 0x2c;
const lineFeed = 0x0a;
const quote = 0x22;

/** Reads a whole CSV file once, byte by byte, for how it ends. Quotes count only where a cell begins with one. */
export async function readCsvFileEnd(handle: FileHandle, columnCount: number): Promise<CsvFileEnd> {
  let state: "cell start" | "plain" | "quoted" | "quote in quoted" = "cell start";
  let cells = 1;
  let lastByte = lineFeed;
  for await (const chunk of readChunks(handle, 1 << 20)) {
    for (const byte of chunk) {
      if (state === "quoted") {
        if (byte === quote) state = "quote in quoted";
      } else if (byte === quote && state !== "plain") {
        state = "quoted";
      } else if (byte === comma || byte === lineFeed) {
        cells = byte === comma ? cells + 1 : 1;
        state = "cell start";
      } else {
        state = "plain";
      }
      lastByte = byte;
    }
  }
  const lacksLineFeed = lastByte !== lineFeed;
  return { isWhole: state !== "quoted" && (!lacksLineFeed || cells === columnCount), lacksLineFeed };
}

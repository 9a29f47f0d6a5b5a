import { Buffer } from "node:buffer";
import type { FileHandle } from "node:fs/promises";
import { hashRow, type JournalRow } from "./csv-journal.ts";
import { readRows } from "./read-rows.ts";

const lineFeed = 0x0a;

/** Whether a row's bytes stand where the journal says. */
async function isInPlace(handle: FileHandle, { offset, length, hash }: JournalRow): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return bytesRead === length && hashRow(buffer) === hash;
}

/**
 * Where a row's bytes stand: usually where the journal says. Only where somebody has edited the file, or the row was never
 * written, is it read through; then there may be several places, or none.
 */
export async function findRow(handle: FileHandle, row: JournalRow): Promise<number[]> {
  if (await isInPlace(handle, row)) return [row.offset];
  const places: number[] = [];
  for await (const { offset, bytes } of readRows(handle)) {
    // Some editors leave out the last line feed.
    const line = bytes.at(-1) === lineFeed ? bytes : Buffer.concat([bytes, Buffer.of(lineFeed)]);
    if (line.length === row.length && hashRow(line) === row.hash) places.push(offset);
  }
  return places;
}

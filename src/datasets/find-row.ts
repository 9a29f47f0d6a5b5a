import type { FileHandle } from "node:fs/promises";
import { hashRow, type JournalRow } from "./csv-journal.ts";

const lineFeed = 0x0a;

/** Whether a row's bytes stand where the journal says. */
export async function isInPlace(handle: FileHandle, { offset, length, hash }: JournalRow): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return bytesRead === length && hashRow(buffer) === hash;
}

/** Where a row stands; undefined when its bytes are nowhere, or in several places. Somebody may have edited the file since. */
export async function findRow(handle: FileHandle, row: JournalRow): Promise<JournalRow | undefined> {
  if (await isInPlace(handle, row)) return row;
  const bytes = await handle.readFile();
  const { length, hash } = row;
  const places: number[] = [];
  for (let start = 0; start >= 0 && start + length <= bytes.length; start = bytes.indexOf(lineFeed, start) + 1 || -1) {
    if (bytes[start + length - 1] === lineFeed && hashRow(bytes.subarray(start, start + length)) === hash) places.push(start);
  }
  const [offset] = places;
  return places.length === 1 && offset !== undefined ? { ...row, offset } : undefined;
}

import { Buffer } from "node:buffer";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { csvLine } from "./csv-writer.ts";
import { readChunks } from "./read-chunks.ts";

/** Whether an open CSV file begins with this header, also when a spreadsheet wrote it anew with other quotes or line ends. */
export async function hasHeader(handle: FileHandle, header: readonly string[]): Promise<boolean> {
  const expected = Buffer.from(csvLine(header));
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(expected.length), 0, expected.length, 0);
  if (bytesRead === expected.length && buffer.equals(expected)) return true;
  const found = await readFirstRow(handle);
  return found !== undefined && found.length === header.length && header.every((cell, index) => cell === found[index]);
}

async function readFirstRow(handle: FileHandle): Promise<string[] | undefined> {
  const { CsvError, parse } = await import("csv-parse");
  const input = Readable.from(readChunks(handle, 1 << 14), { objectMode: false });
  const rows = input.pipe(parse({ bom: true, record_delimiter: ["\r\n", "\n"], to: 1, relax_column_count: true, max_record_size: 0 }));
  input.on("error", (error) => rows.destroy(error));
  try {
    for await (const row of rows as AsyncIterable<string[]>) return row;
    return undefined;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  } finally {
    input.destroy();
  }
}

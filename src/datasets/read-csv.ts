import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { readCell } from "./csv-cell.ts";
import { compareCsvFileNames, isCsvDataFile } from "./csv-file-names.ts";
import { uniqueNames } from "./unique-names.ts";

/** One row: the exact text of each cell under its column's name. It has no prototype, so any name is safe. */
export interface CsvRecord {
  readonly [column: string]: string;
}

/**
 * Reads the rows of a flagging directory (`logs*.csv`, `log.csv` and `dataset*.csv`, in order) or of one CSV file.
 *
 * Cells come back as the exact text that was flagged, without the apostrophe that guards a spreadsheet; numbers are text too,
 * an empty value is `""`. Where a name stands twice in a header, the second column is read as `name 2`.
 *
 * @throws `HardcaseError` with `HC_DATASET` when there is no such data, or when a row does not fit its header.
 * @example
 * for (const row of await readCsv("flagged")) {
 *   console.log(row["num1"], row["Output"], row["timestamp"]);
 * }
 */
export async function readCsv(pathOrDirectory: string): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of streamCsv(pathOrDirectory)) records.push(record);
  return records;
}

/**
 * As `readCsv`, one row at a time, for data larger than memory.
 *
 * @throws `HardcaseError` with `HC_DATASET` when there is no such data, or when a row does not fit its header.
 * @example
 * for await (const row of streamCsv("flagged")) {
 *   console.log(row["Output"]);
 * }
 */
export async function* streamCsv(pathOrDirectory: string): AsyncGenerator<CsvRecord> {
  for (const file of await dataFiles(pathOrDirectory)) yield* readFile(file);
}

async function dataFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter(isCsvDataFile).sort(compareCsvFileNames);
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (error) {
    throw new HardcaseError("HC_DATASET", `Cannot read ${path}: ${(error as Error).message}.`, { cause: error });
  }
  throw new HardcaseError("HC_DATASET", `${path} holds no logs*.csv, log.csv or dataset*.csv.`, {
    hint: "Give the flagging directory, or the path of one CSV file.",
  });
}

async function* readFile(path: string): AsyncGenerator<CsvRecord> {
  const { CsvError, parse } = await import("csv-parse");
  const input = createReadStream(path);
  const rows = parse({ bom: true, record_delimiter: ["\r\n", "\n"], relax_column_count: true, max_record_size: 0, info: true });
  input.on("error", (error) => rows.destroy(error));
  input.pipe(rows);
  try {
    let columns: string[] | undefined;
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns === undefined) columns = uniqueNames(record.map(readCell));
      else if (record.length === columns.length) yield toRecord(columns, record);
      else if (!isBlankLine(record)) throw raggedRow(path, info.lines, record.length, columns.length);
    }
  } catch (error) {
    if (!(error instanceof CsvError || isSystemError(error))) throw error;
    throw new HardcaseError("HC_DATASET", `Cannot read ${path}: ${error.message}.`, { cause: error });
  } finally {
    input.destroy();
  }
}

function toRecord(columns: readonly string[], cells: readonly string[]): CsvRecord {
  const record = Object.create(null) as Record<string, string>;
  for (const [index, column] of columns.entries()) record[column] = readCell(cells[index] ?? "");
  return record;
}

/** People leave blank lines at the end when they edit a file by hand. */
function isBlankLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === "";
}

function raggedRow(path: string, line: number, found: number, expected: number): HardcaseError {
  return new HardcaseError("HC_DATASET", `${path}, line ${line}: the row has ${found} cells, but the header has ${expected}.`, {
    hint: "Mend the row, or move it to a file of its own.",
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

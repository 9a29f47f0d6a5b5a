import { createReadStream, existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { compareCsvFileNames, isCsvDataFile } from "./csv-file-names.ts";
import { type GradioHeader, readGradioHeader } from "./gradio-header.ts";

/** A row as it stands in a file. */
export interface GradioRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** To the byte, with the line feed. */
  readonly raw: string;
}

/** What a row or a file could not be read for. */
export interface Unreadable {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The name of the file that Gradio's dataset saver wrote, in the folder of the dataset. */
const saverFile = "data.csv";

/** The CSV files of a flagged folder, oldest form first; also those of a dataset saver, one folder further down. */
export async function findGradioFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new HardcaseError("HC_DATASET", `Cannot read ${directory}: ${(cause as Error).message}.`, { cause });
  });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const logs = names.filter(isCsvDataFile).sort(compareCsvFileNames);
  const saved = entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith(".") ? [join(entry.name, saverFile)] : []));
  const savers = [saverFile, ...saved].filter((name) => existsSync(join(directory, name)));
  if (logs.length + savers.length > 0) return [...logs, ...savers];
  throw new HardcaseError("HC_DATASET", `${directory} holds no log.csv, logs.csv, dataset*.csv or data.csv.`, {
    hint: "Give the folder that Gradio flagged into: flagged, or .gradio/flagged.",
  });
}

/** The rows of one file with its header; what cannot be read is told, and the rows after it are read on where that is possible. */
export async function* readGradioRows(
  path: string,
  tell: (unreadable: Unreadable) => void,
): AsyncGenerator<GradioRow & { readonly header: GradioHeader }> {
  const { CsvError, parse } = await import("csv-parse");
  const input = createReadStream(path);
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    max_record_size: 0,
    info: true,
    raw: true,
  });
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  const file = basename(path);
  let header: GradioHeader | undefined;
  try {
    for await (const { record, info, raw } of parser as AsyncIterable<{ record: string[]; info: { lines: number }; raw: string }>) {
      if (!header) header = readGradioHeader(record);
      else if (record.length === header.width) yield { cells: record, line: info.lines, raw, header };
      else if (!(record.length === 1 && record[0] === "")) {
        tell({ file, line: info.lines, reason: `the row has ${record.length} cells, but the header has ${header.width}` });
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    tell({ file, line: error.lines as number, reason: error.message });
  } finally {
    input.destroy();
  }
}

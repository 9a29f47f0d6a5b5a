import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { StoredValues } from "../cases/case.ts";
import type { CaseStore } from "../cases/case-store.ts";
import type { EndpointDescription } from "../cases/endpoint-description.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { readGradioCell } from "./gradio-cell.ts";
import { GradioColumn } from "./gradio-columns.ts";
import { GradioFiles } from "./gradio-files.ts";
import type { GradioHeader } from "./gradio-header.ts";
import { findGradioFiles, type GradioRow, readGradioRows, type Unreadable } from "./gradio-rows.ts";
import { GradioValues, MissingFile } from "./gradio-values.ts";
import { importedCase, importedRun, rowKey } from "./imported-case.ts";
import { inferDescriptions } from "./infer-description.ts";
import { openOwnRows } from "./own-rows.ts";
import { readCases } from "./read-cases.ts";

/** How a folder of Gradio's is read. */
export interface ImportOptions {
  /** The flagging directory whose store takes the cases. Default: the folder itself. */
  readonly to?: string;
  /** URL of the PostgreSQL database that keeps the cases. Default: the file in the flagging directory. */
  readonly store?: string;
  /** Name of the endpoint that the cases are of. Default `"predict"`, as in Gradio. */
  readonly endpoint?: string;
  /** Which columns are outputs; a CSV does not say. Default: those called `output`, else the last one. */
  readonly outputs?: readonly string[];
}

/** What an import has done. */
export interface ImportResult {
  /** Cases that are new in the store, and the files that came with them. */
  readonly cases: number;
  readonly files: number;
  /** Rows that were in the store before. */
  readonly present: number;
  /** Rows that could not be read, and why. */
  readonly unreadable: readonly Unreadable[];
}

/**
 * Reads what Gradio 2.x to 6.x has flagged into the store: each row becomes a case, its pictures and other files are copied.
 * Run again, it makes nothing twice.
 *
 * @throws `HardcaseError` with `HC_DATASET` where no such folder is, or `outputs` names a column that is not there.
 * @example
 * const { cases, unreadable } = await importCases(".gradio/flagged", { to: "flagged" });
 * console.log(cases, unreadable);
 */
export async function importCases(directory: string, options: ImportOptions = {}): Promise<ImportResult> {
  const { to = directory, store: url, endpoint = "predict", outputs } = options;
  const paths = await findGradioFiles(directory);
  await using store = await openCaseStore(url ?? { dir: to });
  const isOwn = resolve(to) === resolve(directory) ? await openOwnRows(directory) : () => false;
  const importing = new Importing(store, new MediaStore(to), { directory, endpoint, outputs, isOwn });
  for (const path of paths) await importing.read(path);
  await describeEndpoint(store, endpoint);
  return importing.result;
}

interface ImportingOptions {
  readonly directory: string;
  readonly endpoint: string;
  readonly outputs: readonly string[] | undefined;
  readonly isOwn: (raw: string) => boolean;
}

class Importing {
  readonly #store: CaseStore;
  readonly #media: MediaStore;
  readonly #options: ImportingOptions;
  readonly #unreadable: Unreadable[] = [];
  /** How often a row of these cells was met. */
  readonly #counts = new Map<string, number>();
  #cases = 0;
  #files = 0;
  #present = 0;

  constructor(store: CaseStore, media: MediaStore, options: ImportingOptions) {
    this.#store = store;
    this.#media = media;
    this.#options = options;
  }

  get result(): ImportResult {
    return { cases: this.#cases, files: this.#files, present: this.#present, unreadable: this.#unreadable };
  }

  /** Reads a file twice: what a column holds is known only at its end. */
  async read(name: string): Promise<void> {
    const path = join(this.#options.directory, name);
    const files = new GradioFiles(join(path, ".."));
    const columns = new Map<number, GradioColumn>();
    for await (const { cells, header } of readGradioRows(path, () => {})) {
      for (const { name: column, index } of header.values) {
        if (!columns.has(index)) columns.set(index, new GradioColumn(column));
        await columns.get(index)?.look(readGradioCell(cells[index] ?? ""), files);
      }
    }
    const changedAt = (await stat(path)).mtime;
    for await (const row of readGradioRows(path, (unreadable) => this.#unreadable.push({ ...unreadable, file: name }))) {
      if (this.#options.isOwn(row.raw)) this.#present += 1;
      else await this.#take(row, { name, columns, files, changedAt });
    }
  }

  async #take(
    row: GradioRow & { readonly header: GradioHeader },
    file: {
      readonly name: string;
      readonly columns: ReadonlyMap<number, GradioColumn>;
      readonly files: GradioFiles;
      readonly changedAt: Date;
    },
  ): Promise<void> {
    const { header, cells } = row;
    const text = (index: number | undefined) => (index === undefined ? "" : readGradioCell(cells[index] ?? ""));
    const key = this.#keyOf(header, cells);
    if (await this.#store.findByRun(importedRun(key))) {
      this.#present += 1;
      return;
    }
    const values = new GradioValues(file.files, this.#media);
    try {
      const read: [string, StoredValues[string]][] = [];
      for (const { name, index } of header.values) {
        read.push([name, await values.read(text(index), name, file.columns.get(index)?.kind ?? "text")]);
      }
      const outputs = this.#outputsOf(header);
      const at = readTimestamp(text(header.timestamp)) ?? file.changedAt;
      const of = (isOutput: boolean) => Object.fromEntries(read.filter(([name]) => outputs.has(name) === isOutput));
      const said = { option: text(header.flag) || null, user: text(header.username) || null, at };
      await this.#store.add(importedCase({ key, endpoint: this.#options.endpoint, inputs: of(false), outputs: of(true), ...said }), []);
      this.#cases += 1;
      this.#files += values.saved.length;
    } catch (error) {
      await values.takeBack();
      if (!(error instanceof MissingFile)) throw error;
      this.#unreadable.push({ file: file.name, line: row.line, reason: error.message });
    }
  }

  #keyOf({ values }: GradioHeader, cells: readonly string[]): Buffer {
    const names = values.map(({ name }) => name);
    const said = JSON.stringify([names, cells]);
    const count = this.#counts.get(said) ?? 0;
    this.#counts.set(said, count + 1);
    return rowKey(names, cells, count);
  }

  #outputsOf({ values }: GradioHeader): ReadonlySet<string> {
    const names = values.map(({ name }) => name);
    const { outputs } = this.#options;
    const unknown = outputs?.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new HardcaseError("HC_DATASET", `There is no column "${unknown}".`, { hint: `There are ${names.join(", ")}.` });
    }
    if (outputs) return new Set(outputs);
    const called = names.filter((name) => /^output( \d+)?$/i.test(name));
    return new Set(called.length > 0 ? called : names.slice(-1));
  }
}

/** What the columns are is told by the values, as Gradio does not. */
async function describeEndpoint(store: CaseStore, endpoint: string): Promise<void> {
  const known: EndpointDescription[] = (await store.descriptions()).filter((description) => description.endpoint === endpoint);
  for (const description of await inferDescriptions(readCases(store, { endpoint }), known)) await store.describe(description);
}

/** Python writes local times such as `2022-01-31 11:40:51.093412`. */
function readTimestamp(text: string): Date | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*$/.exec(text) ?? [];
  const date = new Date(`${day}T${time}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "../cases/case.ts";
import type { CaseFilter } from "../cases/case-store.ts";
import type { EndpointDescription } from "../cases/endpoint-description.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { ExportFiles } from "./export-files.ts";
import type { ExportFormat } from "./export-format.ts";
import { type ExportFormatName, exportFormats } from "./export-formats.ts";
import { inferDescriptions } from "./infer-description.ts";
import { Misfit } from "./misfit.ts";
import { placeExport } from "./place-export.ts";
import { chosenCases, matchingCases, type SelectedCases } from "./selected-cases.ts";

/** How far an export is. */
export interface ExportProgress {
  /** Cases that were written or left out. */
  readonly done: number;
  readonly total: number;
}

/** Which cases to export, as what, and where to. */
export interface ExportOptions extends CaseFilter {
  /** Only these, by id; then no other condition counts. */
  readonly cases?: readonly string[];
  readonly format: ExportFormatName;
  /** Path of the file or folder to make: a file where it ends in `.csv`, `.jsonl` or `.parquet`, or the format is Parquet. */
  readonly to: string;
  /** Whether what stands at the path may be replaced. Default `false`; a suite is brought up to date in any case. */
  readonly replace?: boolean;
  /** URL of the PostgreSQL database that keeps the cases. Default: the file in the flagging directory. */
  readonly store?: string;
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly signal?: AbortSignal;
}

/** What an export has written. */
export interface ExportResult {
  readonly cases: number;
  /** Cases that match and that the format does not take: those without a verdict, of a suite. */
  readonly leftOut: number;
  /** How many pictures, sounds and other files came along. */
  readonly files: number;
  /** Files that cases name, but that are gone from the flagging directory. Their places are empty. */
  readonly missing: readonly string[];
}

/**
 * Writes the cases of a flagging directory as a dataset. Memory does not grow with their number, and a path is either written
 * in whole or left as it was.
 *
 * @throws `HardcaseError` with `HC_DATASET` when there are no cases, or something stands at the path; with `HC_STORE` when the
 * store or the disk fails.
 * @example
 * const { cases } = await exportCases("flagged", { format: "parquet", to: "hard.parquet", verdict: "wrong" });
 * console.log(`${cases} cases`);
 */
export async function exportCases(directory: string, options: ExportOptions): Promise<ExportResult> {
  const { format: name, to, replace = false, store: url, onProgress, signal, cases: ids, ...filter } = options;
  const format: ExportFormat | undefined = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined;
  if (!format) {
    throw new HardcaseError("HC_DATASET", `There is no format ${showValue(name)}.`, {
      hint: `There are ${Object.keys(exportFormats).join(", ")}.`,
    });
  }
  if (url === undefined && !existsSync(join(hiddenFolder(directory), "cases.db"))) throw noCases(directory);
  await using store = await openCaseStore(url ?? { dir: directory });
  const selected = await (ids ? chosenCases(store, ids, signal) : matchingCases(store, filter, signal));
  const { total, isWhole } = selected;
  const update = format.update?.isEarlier(to) ? format.update : undefined;
  let result: ExportResult = { cases: 0, leftOut: 0, files: 0, missing: [] };

  async function write(path: string, source: EndpointDescription): Promise<void> {
    const files = new ExportFiles(new MediaStore(directory));
    let [cases, leftOut] = [0, 0];
    async function* counted(): AsyncGenerator<Case> {
      const isKnown = format?.isForAllEndpoints ? () => true : newCheck(source);
      for await (const flagged of selected.read()) {
        if (!isKnown(flagged)) throw new Misfit();
        if (format?.takes?.(flagged) === false) leftOut += 1;
        else {
          yield flagged;
          cases += 1;
        }
        onProgress?.({ done: cases + leftOut, total });
      }
    }
    await format?.write({ description: source, cases: counted(), files }, path, { isFile: placing.isFile });
    result = { cases, leftOut, files: files.count, missing: [...files.missing] };
  }

  const placing = {
    isFile: format.isFile(to),
    isReplacing: replace,
    update: update && ((written: string) => update.apply(to, written, { isWhole })),
  };
  const choose = (known: readonly EndpointDescription[]) => chooseEndpoint(selected, known, format.isForAllEndpoints === true);
  const described = await choose(await store.descriptions());
  try {
    if (!described) throw new Misfit();
    await placeExport(to, placing, (path) => write(path, described));
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    // Older cases, from before the description was kept or under another name: now all are looked at first.
    const inferred = await choose(await inferDescriptions(selected.read(), await store.descriptions()));
    if (!inferred) throw noCases(directory);
    await placeExport(to, placing, (path) => write(path, inferred));
  }
  return result;
}

/** The one endpoint that has matching cases. Undefined where none is described. */
async function chooseEndpoint(
  selected: SelectedCases,
  known: readonly EndpointDescription[],
  isForAll: boolean,
): Promise<EndpointDescription | undefined> {
  if (isForAll || known.length < 2) return known[0];
  const counts = await Promise.all(known.map(({ endpoint }) => selected.countOf(endpoint)));
  const used = known.filter((_, index) => (counts[index] ?? 0) > 0);
  if (used.length < 2) return used[0] ?? known[0];
  throw new HardcaseError("HC_DATASET", `There are cases of several endpoints: ${used.map(({ endpoint }) => endpoint).join(", ")}.`, {
    hint: "They have columns of their own: choose one, with --endpoint.",
  });
}

/** Whether a case is of the endpoint, and all of its values are described. */
function newCheck({ endpoint, values, hasOption, hasUsername }: EndpointDescription): (flagged: Case) => boolean {
  const namesOf = (place: "input" | "output") => new Set(values.filter((value) => value.place === place).map(({ name }) => name));
  const inputs = namesOf("input");
  const outputs = namesOf("output");
  return (flagged) =>
    flagged.run.endpoint === endpoint &&
    (hasOption || flagged.flag.option === null) &&
    (hasUsername || flagged.user === null) &&
    Object.keys(flagged.inputs).every((name) => inputs.has(name)) &&
    Object.keys(flagged.outputs ?? {}).every((name) => outputs.has(name));
}

function noCases(directory: string): HardcaseError {
  return new HardcaseError("HC_DATASET", `${directory} holds no cases.`, {
    hint: "Give the flagging directory of a demo. What Gradio has flagged comes in with: hardcase import.",
  });
}

import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { Verdict } from "../cases/case.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { type Outcome, outcomes, type ReplayResult } from "./replay-result.ts";

/** What a baseline keeps of a case. */
export interface BaselineEntry {
  readonly endpoint: string;
  /** As it was judged then: a case that was judged anew since is a new one. */
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** Of a flaky case alone. */
  readonly passes?: number;
  readonly runs?: number;
  /** Of a flaky case alone: whether it passed too seldom. */
  readonly failed?: boolean;
}

/** Results that someone has approved, by the id of the case. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

/** Of the file, so that a later hardcase knows how to read an older one. */
const formatVersion = 1;

/** A result as a baseline keeps it. */
export function toBaselineEntry({ case: one, outcome, passes, runs, isFailure }: ReplayResult): BaselineEntry {
  const { endpoint, verdict } = one;
  return { endpoint, verdict, outcome, ...(outcome === "flaky" && { passes, runs, failed: isFailure }) };
}

/** Reads an approved replay; undefined where there is no file. Throws `HC_DATASET` for a file that is none. */
export async function readBaseline(path: string): Promise<Baseline | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new HardcaseError("HC_DATASET", `The baseline cannot be read: ${error.message}.`, { cause: error });
  });
  if (text === undefined) return undefined;
  const entries = readEntries(text);
  if (entries.every(([, entry]) => outcomes.includes(entry?.outcome))) return new Map(entries);
  throw new HardcaseError("HC_DATASET", `${path} is no baseline of a replay.`, { hint: "Remove it, and write it again with --approve." });
}

function readEntries(text: string): [string, BaselineEntry][] {
  try {
    return Object.entries(JSON.parse(text).cases);
  } catch {
    return [["", {} as BaselineEntry]];
  }
}

/** Writes a baseline, whole or not at all: one line a case, in the order of their ids, so that version control shows what changed. */
export async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  const lines = [...baseline]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, entry]) => `    ${JSON.stringify(id)}: ${showEntry(entry)}`);
  const pending = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(pending, `{\n  "formatVersion": ${formatVersion},\n  "cases": {\n${lines.join(",\n")}\n  }\n}\n`);
    await rename(pending, path);
  } catch (error) {
    await rm(pending, { force: true });
    throw new HardcaseError("HC_DATASET", `The baseline cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}

function showEntry(entry: BaselineEntry): string {
  const members = Object.entries(entry).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{ ${members.join(", ")} }`;
}

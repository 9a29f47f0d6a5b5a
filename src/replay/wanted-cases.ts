import { createHash } from "node:crypto";
import type { CaseSource, ReplayFilter } from "./case-source.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** Which of the cases of a source. */
export interface Selection {
  readonly filter: ReplayFilter;
  /** Only a part of the cases: the first of three is `{ part: 1, parts: 3 }`. A case is always in the same part. */
  readonly shard?: { readonly part: number; readonly parts: number };
}

/** The selected cases, oldest first. Discarded ones come only where they are asked for. */
export async function* wantedCases(source: CaseSource, { filter, shard }: Selection, signal?: AbortSignal): AsyncGenerator<ReplayedCase> {
  for await (const one of source.read(filter)) {
    if (signal?.aborted) return;
    if (one.verdict === "discarded" && filter.verdict !== "discarded" && filter.case === undefined) continue;
    if (shard === undefined || shardOf(one.id, shard.parts) === shard.part) yield one;
  }
}

/** From the id alone, so that a case that is added meanwhile moves no other. */
function shardOf(id: string, parts: number): number {
  return (createHash("sha256").update(id).digest().readUInt32BE(0) % parts) + 1;
}

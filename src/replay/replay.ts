import { createHash } from "node:crypto";
import type { Demo } from "../demo/demo.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { Runner } from "../runs/runner.ts";
import type { CaseSource, ReplayFilter } from "./case-source.ts";
import { judgeAttempts } from "./judge-attempts.ts";
import { mapInOrder } from "./map-in-order.ts";
import { Places } from "./places.ts";
import { replayCase } from "./replay-case.ts";
import type { Attempt, ReplayResult } from "./replay-result.ts";
import type { ReplayedCase } from "./replayed-case.ts";

export interface ReplayOptions {
  readonly filter: ReplayFilter;
  /** In milliseconds, for each run of a case. */
  readonly timeoutMs: number;
  /** Runs of each case. */
  readonly repeat: number;
  /** So many of them must be as expected. */
  readonly pass: number;
  /** Only a part of the cases: the first of three is `{ part: 1, parts: 3 }`. A case is always in the same part. */
  readonly shard?: { readonly part: number; readonly parts: number };
  readonly files: FileCache;
  /** Ends it early: what runs then is stopped. */
  readonly signal: AbortSignal;
}

/** Where an endpoint sets no limit, so many run at once. */
const concurrencyWithoutLimit = 10;

/** Runs cases through the endpoints of demos, oldest first; in memory are those that run, and no more. */
export async function* replay(demos: readonly Demo[], source: CaseSource, options: ReplayOptions): AsyncGenerator<ReplayResult> {
  const endpoints = demos.flatMap(({ parts }) => parts.endpoints);
  const places = new Map<string, Places>();
  const runner = new Runner({
    endpoints,
    files: options.files,
    version: undefined,
    maxQueue: null,
    afterRun: async () => {},
    onFunctionError: () => {},
  });
  const surroundings = { runner, files: options.files, media: source.media, timeoutMs: options.timeoutMs, signal: options.signal };
  // A place of our own, and not of the runner's queue: a function that hangs after its time keeps none.
  const placesOf = ({ name, concurrencyId, concurrencyLimit }: Endpoint) => {
    const key = concurrencyId === undefined ? `endpoint ${name}` : `id ${concurrencyId}`;
    const found = places.get(key) ?? new Places(concurrencyLimit ?? concurrencyWithoutLimit);
    places.set(key, found);
    return found;
  };
  const replayOne = async (one: ReplayedCase): Promise<ReplayResult> => {
    const endpoint = endpoints.find(({ name }) => name === one.endpoint);
    let durationMs = 0;
    const attempts: Attempt[] = [];
    while (attempts.length < options.repeat) {
      if (endpoint === undefined) {
        attempts.push({ type: "failed", message: `The demo has no endpoint "${one.endpoint}".`, hasFailedBefore: false });
        break;
      }
      const attempt = await placesOf(endpoint).use(() => {
        const start = performance.now();
        return replayCase(one, endpoint, surroundings).finally(() => (durationMs += performance.now() - start));
      });
      attempts.push(attempt);
    }
    return { case: one, durationMs, ...judgeAttempts(one, attempts, options.pass) };
  };
  const width = Math.max(1, ...endpoints.map(({ concurrencyLimit }) => concurrencyLimit ?? concurrencyWithoutLimit));
  yield* mapInOrder(wantedCases(source, options), width, replayOne);
}

async function* wantedCases(source: CaseSource, { filter, shard, signal }: ReplayOptions): AsyncGenerator<ReplayedCase> {
  for await (const one of source.read(filter)) {
    if (signal.aborted) return;
    if (one.verdict === "discarded" && filter.verdict !== "discarded" && filter.case === undefined) continue;
    if (shard === undefined || shardOf(one.id, shard.parts) === shard.part) yield one;
  }
}

/** From the id alone, so that a case that is added meanwhile moves no other. */
function shardOf(id: string, parts: number): number {
  return (createHash("sha256").update(id).digest().readUInt32BE(0) % parts) + 1;
}

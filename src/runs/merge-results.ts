import { Update } from "../components/update.ts";

/** Results in the order of the outputs that stand for two lists of them: the later values, and what both have changed. */
export function mergeResults(earlier: readonly unknown[] | undefined, later: readonly unknown[]): readonly unknown[] {
  if (earlier === undefined) return later;
  return later.map((result, index) => mergeResult(earlier[index], result));
}

function mergeResult(earlier: unknown, later: unknown): unknown {
  const hasChanges = earlier instanceof Update || later instanceof Update;
  return hasChanges ? new Update({ ...changesOf(earlier), ...changesOf(later) }) : later;
}

function changesOf(result: unknown): { readonly [name: string]: unknown } {
  return result instanceof Update ? result.options : { value: result };
}

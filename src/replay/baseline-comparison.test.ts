import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Verdict } from "../cases/case.ts";
import { type Baseline, type BaselineEntry, readBaseline, writeBaseline } from "./baseline.ts";
import { BaselineComparison } from "./baseline-comparison.ts";
import type { Outcome, ReplayResult } from "./replay-result.ts";

const result = (
  outcome: Outcome,
  verdict: Verdict = "right",
  isFailure = outcome === "regressed" || outcome === "error",
): ReplayResult => ({
  case: { id: "a", endpoint: "say", verdict, inputs: {}, outputs: {}, expected: null, error: null },
  ...{
    outcome,
    passes: 1,
    runs: 3,
    differences: [],
    score: null,
    error: null,
    durationMs: 1,
    demo: null,
    change: null,
    link: null,
    isFailure,
  },
});

const entry = (outcome: Outcome, verdict: Verdict = "right", rest: Partial<BaselineEntry> = {}): BaselineEntry => ({
  ...{ endpoint: "say", verdict, outcome },
  ...rest,
});

const flaky = { passes: 1, runs: 3, failed: true };

test.each<[BaselineEntry | undefined, ReplayResult, string, boolean]>([
  [undefined, result("holds"), "new", false],
  [undefined, result("regressed"), "new", true],
  [entry("holds"), result("holds"), "unchanged", false],
  [entry("holds"), result("regressed"), "regressed", true],
  [entry("regressed"), result("regressed"), "still wrong", false],
  [entry("regressed"), result("error"), "still wrong", false],
  [entry("regressed"), result("holds"), "fixed", false],
  [entry("fixed", "wrong"), result("still wrong", "wrong"), "regressed", true],
  [entry("still wrong", "wrong"), result("error", "wrong"), "regressed", true],
  [entry("still wrong", "wrong"), result("changed", "wrong"), "changed", false],
  [entry("holds", "new"), result("changed", "new"), "changed", false],
  [entry("changed", "new"), result("holds", "new"), "changed", false],
  [entry("changed", "new"), result("changed", "new"), "unchanged", false],
  // A reviewer has found out what was always so.
  [entry("holds", "new"), result("still wrong", "wrong"), "new", false],
  [entry("flaky", "right", flaky), result("regressed"), "regressed", true],
  [entry("regressed"), result("flaky", "right", true), "still wrong", false],
  [entry("holds"), result("flaky", "right", true), "regressed", true],
  [entry("holds"), result("flaky", "right", false), "unchanged", false],
])("after %j comes %j: %s", (before, now, change, isFailure) => {
  const baseline: Baseline = new Map(before === undefined ? [] : [["a", before]]);
  expect(new BaselineComparison(baseline).judge(now)).toMatchObject({ change, isFailure });
});

test("a baseline is read as it was written, in one order whatever came first, and something else is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-baseline-"));
  const path = join(folder, "baseline.json");
  try {
    const [one, other] = [["a", entry("flaky", "right", flaky)] as const, ["b", entry("holds", "new")] as const];
    await writeBaseline(path, new Map([other, one]));
    const written = await readFile(path, "utf8");
    await writeBaseline(path, new Map([one, other]));
    expect(await readFile(path, "utf8")).toBe(written);
    expect(await readBaseline(path)).toEqual(new Map([one, other]));
    await writeBaseline(path, new Map());
    expect(await readBaseline(path)).toEqual(new Map());
    await writeFile(path, '{"cases":{"a":{"outcome":"fine"}}}');
    await expect(readBaseline(path)).rejects.toMatchObject({ code: "HC_DATASET" });
    expect(await readBaseline(join(folder, "none.json"))).toBeUndefined();
    await expect(readBaseline(folder)).rejects.toThrow(/^The baseline cannot be read: EISDIR/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

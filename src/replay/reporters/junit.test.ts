import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { validateJunit } from "../../../test/fixtures/validate-junit.ts";
import type { ReplayResult } from "../replay-result.ts";
import { openJunitReporter } from "./junit.ts";
import type { ReplaySummary } from "./reporter.ts";

const result = (changes: Partial<ReplayResult> & { readonly input: string }): ReplayResult => {
  const { input, ...rest } = changes;
  const one = {
    id: `case-${input.length}`,
    endpoint: "say",
    verdict: "right",
    inputs: { input },
    outputs: {},
    expected: null,
    error: null,
  } as const;
  const base = { passes: 1, runs: 1, differences: [], score: null, error: null, durationMs: 1.5, change: null, link: null };
  return { case: one, demo: null, outcome: "holds", isFailure: false, ...base, ...rest };
};

const hostile = "]]> <b> & \u0000\u001b \ud800 \"'";

/** The report of these results, as text. */
async function report(results: readonly ReplayResult[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-junit-"));
  try {
    const reporter = await openJunitReporter(join(folder, "replay.xml"), {} as never);
    for (const one of results) await reporter.add(one);
    const counts = { holds: 0, fixed: 0, regressed: 0, "still wrong": 0, changed: 0, error: 0, flaky: 0 };
    const failures = results.filter(({ isFailure }) => isFailure).length;
    await reporter.end({
      counts,
      total: results.length,
      failures,
      durationMs: 12.3,
      changes: null,
      isCutShort: false,
    } satisfies ReplaySummary);
    return await readFile(join(folder, "replay.xml"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the report is valid by its schema, whatever stands in the values, and counts failures apart from errors", async () => {
  const differences = [{ output: "Output", expected: hostile, actual: "a\nb", reason: hostile }];
  const xml = await report(
    [
      result({ input: "fine" }),
      result({ input: hostile, outcome: "regressed", isFailure: true, differences }),
      result({ input: "none", outcome: "error", isFailure: true, error: hostile }),
      result({ input: "flaky", outcome: "flaky", passes: 1, runs: 3, isFailure: true, differences }),
    ].map((one, index) => ({ ...one, case: { ...one.case, id: `case-${index}` } })),
  );
  await validateJunit(xml);
  expect(xml).toMatch(/<testsuite name="hardcase replay" tests="4" failures="2" errors="1" skipped="0" time="0\.012">/);
  expect(xml).toContain('message="flaky (1 of 3)"');
});

test("a replay of nothing is valid too, and the schema refuses what is no report", async () => {
  const empty = await report([]);
  await validateJunit(empty);
  await expect(validateJunit(empty.replace("tests=", "texts="))).rejects.toThrow(/texts/);
});

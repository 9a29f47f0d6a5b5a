import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addTotals, readPlaywrightTotals, readVitestTotals, showTotals } from "../../scripts/test/totals.mjs";

async function report(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-totals-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "report.json");
  await writeFile(file, JSON.stringify(content));
  return file;
}

test("adds the totals of both runners into one line", async () => {
  const vitest = await report({ numPassedTests: 100, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 });
  const playwright = await report({ stats: { expected: 23, unexpected: 0, flaky: 0, skipped: 0 } });
  const totals = addTotals(await readVitestTotals(vitest, 0), await readPlaywrightTotals(playwright, 0));
  expect(showTotals(totals)).toBe("123 passed, 0 failed, 2 skipped");
});

test("leaves out skipped tests when there are none", () => {
  expect(showTotals({ passed: 123, failed: 0, skipped: 0 })).toBe("123 passed, 0 failed");
});

test("counts a runner that failed without a failing test", async () => {
  const vitest = await report({ numPassedTests: 100, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
  expect(showTotals(await readVitestTotals(vitest, 1))).toBe("100 passed, 1 failed");
});

test("counts a runner that wrote no report", async () => {
  expect(showTotals(await readPlaywrightTotals("/nowhere/report.json", 0))).toBe("0 passed, 1 failed");
});

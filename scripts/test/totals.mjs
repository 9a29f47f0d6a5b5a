import { readFile } from "node:fs/promises";

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * @param {string} report
 * @param {number} exitCode
 */
export function readVitestTotals(report, exitCode) {
  return readTotals(report, exitCode, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }));
}

/**
 * @param {string} report
 * @param {number} exitCode
 */
export function readPlaywrightTotals(report, exitCode) {
  return readTotals(report, exitCode, ({ stats: { expected, unexpected, flaky, skipped } }) => ({
    passed: expected + flaky,
    failed: unexpected,
    skipped,
  }));
}

/**
 * A runner that failed outside of any test, or wrote no report, counts as one failure: "0 failed" must be true.
 *
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: any) => Totals} read
 * @returns {Promise<Totals>}
 */
async function readTotals(file, exitCode, read) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const totals = text === undefined ? { passed: 0, failed: 1, skipped: 0 } : read(JSON.parse(text));
  if (exitCode !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}

/**
 * @param {...Totals} all
 * @returns {Totals}
 */
export function addTotals(...all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {Totals} totals */
export function showTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

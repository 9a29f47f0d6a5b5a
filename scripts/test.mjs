// Sets everything up, then checks and tests everything. The last line holds the totals of all test runners.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuilt } from "./build/build-package.mjs";
import { ensureApiTools } from "./set-up/ensure-api-tools.mjs";
import { ensureGradio } from "./set-up/ensure-gradio.mjs";
import { ensurePythonReaders } from "./set-up/ensure-python-readers.mjs";
import { ensureTestBrowser } from "./set-up/ensure-test-browser.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runCommand, runTool } from "./set-up/run-command.mjs";
import { coloured, runScript } from "./set-up/step.mjs";
import { addTotals, readPlaywrightTotals, readVitestTotals, showTotals } from "./test/totals.mjs";

const vitestReport = join(root, ".cache/vitest.json");
const playwrightReport = join(root, ".cache/playwright.json");

await runScript(async () => {
  // Most of this waits for a network or a disk, and nothing of it for another; the checks need none of it but the build.
  const others = Promise.all([ensureTestBrowser(), ensurePythonReaders().then(ensureGradio), ensureApiTools()]);
  // What fails is told where it is awaited.
  others.catch(() => {});
  await ensureInstalled();
  await ensureBuilt();
  await Promise.all([vitestReport, playwrightReport].map((report) => rm(report, { force: true })));

  heading("Checks");
  const checks = await runCommand(process.execPath, [join(root, "scripts/check.mjs")], { show: true });
  await others;
  heading("Tests");
  const vitest = await runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`], {
    show: true,
  });
  heading("Tests in the browser");
  const playwright = await runTool("playwright", ["test"], { show: true });

  const totals = addTotals(
    await readVitestTotals(vitestReport, vitest.exitCode),
    await readPlaywrightTotals(playwrightReport, playwright.exitCode),
  );
  if (checks.exitCode !== 0) totals.failed += 1;
  console.log(`\n${showTotals(totals)}`);
  if (totals.failed > 0) process.exitCode = 1;
});

/** @param {string} text */
function heading(text) {
  console.log(`\n${coloured("bold", text)}`);
}

// Measures hardcase beside Gradio, or with --replay beside promptfoo, and prints a table: `npm run bench -- [--replay] [--short]
// [--write]`. `--write` keeps it in the docs.
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./build/build-package.mjs";
import { ensureChromium } from "./set-up/ensure-chromium.mjs";
import { ensureGradio } from "./set-up/ensure-gradio.mjs";
import { ensurePromptfoo, promptfoo } from "./set-up/ensure-promptfoo.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runCommand } from "./set-up/run-command.mjs";
import { runScript } from "./set-up/step.mjs";

const page = join(root, "docs/benchmarks.md");

await runScript(async () => {
  const { values } = parseArgs({ options: { replay: { type: "boolean" }, short: { type: "boolean" }, write: { type: "boolean" } } });
  await ensureInstalled();
  await ensureBuilt();
  const measured = await (values.replay ? measureReplays : measureServers)(values.short === true);
  const table = `${describeRun(values.short === true, measured.versions)}\n\n${measured.table}`;
  console.log(table);
  if (values.write) await keep(table, values.replay ? "replay figures" : "figures");
});

/** @param {string} name */
function tell(name) {
  process.stderr.write(`${name}…\n`);
}

/** @param {boolean} isShort */
async function measureServers(isShort) {
  await ensureChromium();
  const python = await ensureGradio();
  // Only now: it needs packages and the build.
  const [{ fullEffort, measure, shortEffort }, { showFigures }] = await Promise.all([
    import("../bench/main.mjs"),
    import("../bench/figure.mjs"),
  ]);
  const figures = await measure({ python, chromium: process.env.CHROMIUM_PATH, effort: isShort ? shortEffort : fullEffort, tell });
  return { table: showFigures(figures, "Gradio 6.31"), versions: (await runCommand(python, ["--version"])).output.trim() };
}

/** @param {boolean} isShort */
async function measureReplays(isShort) {
  const command = await ensurePromptfoo();
  const [{ fullReplayEffort, measureReplay, shortReplayEffort }, { showFigures }] = await Promise.all([
    import("../bench/replay/measure-replay.mjs"),
    import("../bench/figure.mjs"),
  ]);
  const figures = await measureReplay({ promptfoo: command, effort: isShort ? shortReplayEffort : fullReplayEffort, tell });
  return { table: showFigures(figures, "promptfoo"), versions: `promptfoo ${promptfoo}` };
}

/**
 * @param {boolean} isShort
 * @param {string} versions of what it was measured beside
 */
function describeRun(isShort, versions) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return `${isShort ? "A short run" : "A full run"} of ${day}: ${machine}, Node ${process.versions.node}, ${versions}.`;
}

/**
 * @param {string} table
 * @param {string} name of the marks in the page
 */
async function keep(table, name) {
  const text = await readFile(page, "utf8");
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error("docs/benchmarks.md has lost the marks that the figures stand between.");
  await writeFile(page, `${text.slice(0, from)}${start}\n${table}\n\n${text.slice(to)}`);
}

// Measures hardcase beside Gradio and prints a table: `npm run bench -- [--short] [--write]`. `--write` keeps it in the docs.
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./build/build-package.mjs";
import { ensureChromium } from "./set-up/ensure-chromium.mjs";
import { ensureGradio } from "./set-up/ensure-gradio.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runCommand } from "./set-up/run-command.mjs";
import { runScript } from "./set-up/step.mjs";

const page = join(root, "docs/benchmarks.md");

await runScript(async () => {
  const { values } = parseArgs({ options: { short: { type: "boolean" }, write: { type: "boolean" } } });
  await ensureInstalled();
  await ensureChromium();
  await ensureBuilt();
  const python = await ensureGradio();
  // Only now: it needs packages and the build.
  const [{ fullEffort, measure, shortEffort }, { showFigures }] = await Promise.all([
    import("../bench/main.mjs"),
    import("../bench/figure.mjs"),
  ]);
  const figures = await measure({
    python,
    chromium: process.env.CHROMIUM_PATH,
    effort: values.short ? shortEffort : fullEffort,
    tell: (name) => process.stderr.write(`${name}…\n`),
  });
  const table = `${await describeRun(values.short === true, python)}\n\n${showFigures(figures)}`;
  console.log(table);
  if (values.write) await keep(table);
});

/**
 * @param {boolean} isShort
 * @param {string} python
 */
async function describeRun(isShort, python) {
  const day = new Date().toISOString().slice(0, 10);
  const version = (await runCommand(python, ["--version"])).output.trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return `${isShort ? "A short run" : "A full run"} of ${day}: ${machine}, Node ${process.versions.node}, ${version}.`;
}

/** @param {string} table */
async function keep(table) {
  const text = await readFile(page, "utf8");
  const marked = /(<!-- figures -->\n)[\s\S]*(<!-- end of figures -->)/;
  if (!marked.test(text)) throw new Error("docs/benchmarks.md has lost the marks that the figures stand between.");
  await writeFile(
    page,
    text.replace(marked, (_, start, end) => `${start}\n${table}\n\n${end}`),
  );
}

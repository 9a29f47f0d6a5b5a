// Everything that can be checked without running the program: `npm run check`, or `npm run check -- NAME…` for some of it.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./build/build-package.mjs";
import { checks } from "./check/checks.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runCommand, runTool } from "./set-up/run-command.mjs";
import { coloured, runScript, secondsSince } from "./set-up/step.mjs";

await runScript(async () => {
  const { positionals: names, values } = parseArgs({
    allowPositionals: true,
    options: { root: { type: "string", default: root } },
  });
  const unknown = names.find((name) => !checks.some((check) => check.name === name));
  if (unknown) throw new Error(`There is no check "${unknown}". There are: ${checks.map(({ name }) => name).join(", ")}.`);

  const chosen = names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name));
  await ensureInstalled();
  if (chosen.some(({ needsBuild }) => needsBuild)) await ensureBuilt();

  const waiting = [...chosen];
  const failures = await Promise.all(Array.from({ length: availableParallelism() }, () => runInTurn(waiting, values.root)));
  const failed = failures.flat();
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(", ")}.`);
});

/**
 * Takes checks from the list until it is empty; several of these share one list.
 *
 * @param {import("./check/checks.mjs").Check[]} waiting
 * @param {string} checkedRoot
 * @returns {Promise<string[]>} names of those that failed
 */
async function runInTurn(waiting, checkedRoot) {
  const failed = [];
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const start = performance.now();
    const { exitCode, output } = await runCheck(check, checkedRoot);
    const mark = exitCode === 0 ? coloured("green", "ok") : coloured("red", "failed");
    console.log(`${mark} ${check.name} ${coloured("dim", secondsSince(start))}`);
    if (exitCode === 0) continue;
    console.log(output.trimEnd().replace(/^/gm, "  "));
    failed.push(check.name);
  }
  return failed;
}

/**
 * @param {import("./check/checks.mjs").Check} check
 * @param {string} checkedRoot
 */
function runCheck(check, checkedRoot) {
  if (check.tool) return runTool(check.tool, check.toolArguments ?? []);
  return runCommand(process.execPath, [join(root, "scripts/check", `${check.name}.mjs`), checkedRoot]);
}

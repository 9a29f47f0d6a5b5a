import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../build/build-package.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";

/**
 * Becomes the `hardcase` command, in this very process: signals and the exit code need no forwarding.
 *
 * @param {readonly string[]} commandArguments
 */
export async function becomeCommandLine(commandArguments) {
  await ensureInstalled();
  await ensureBuilt();
  endWithNpm();
  const main = join(root, "dist/cli/main.js");
  process.argv = [process.execPath, main, ...commandArguments];
  await import(pathToFileURL(main).href);
}

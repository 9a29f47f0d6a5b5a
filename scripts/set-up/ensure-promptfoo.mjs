import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runNpm } from "./run-command.mjs";
import { step } from "./step.mjs";

/** The last line that runs on Node 20. */
export const promptfoo = "0.121.20";
const folder = join(root, `.cache/promptfoo-${promptfoo}`);
const installed = join(folder, "installed");

/** Installs promptfoo in a folder of its own; returns the script behind its command. */
export async function ensurePromptfoo() {
  if (!existsSync(installed)) await step(`Installing promptfoo ${promptfoo}`, install);
  return join(folder, "node_modules/promptfoo/dist/src/entrypoint.js");
}

async function install() {
  // What an interrupted install has left would be taken for whole.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  await add(`promptfoo@${promptfoo}`);
  // Of what is optional, two gigabytes, it needs only its database's driver for this machine.
  const { optionalDependencies } = JSON.parse(await readFile(join(folder, "node_modules/libsql/package.json"), "utf8"));
  const driver = `@libsql/${process.platform}-${process.arch}${process.platform === "linux" ? "-gnu" : ""}`;
  await add(`${driver}@${optionalDependencies[driver]}`);
  await writeFile(installed, promptfoo);
}

/** @param {string} name */
async function add(name) {
  const options = ["--prefix", folder, "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { exitCode, output } = await runNpm(["install", ...options, name]);
  if (exitCode !== 0) throw new Error(`npm install ${name} ended with exit code ${exitCode}.\n${output}`);
}

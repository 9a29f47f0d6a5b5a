import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";

/**
 * @typedef {object} CommandResult
 * @property {number} exitCode 128 + 15 when a signal ended it
 * @property {string} output standard output and standard error in the order they came; empty when they were shown
 */

/**
 * Runs a program in the repository's folder and waits for it.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ show?: boolean, environment?: Record<string, string> }} [options] `show` writes its output to the terminal
 * @returns {Promise<CommandResult>}
 */
export function runCommand(program, programArguments, { show = false, environment = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ exitCode: code ?? 143, output: Buffer.concat(chunks).toString() }));
  });
}

/**
 * Runs npm: the one that started this script, else the one that came with this Node, else the first on the path.
 *
 * @param {readonly string[]} npmArguments
 * @param {{ show?: boolean, environment?: Record<string, string> }} [options]
 */
export function runNpm(npmArguments, options) {
  const script = npmScript();
  return script ? runCommand(process.execPath, [script, ...npmArguments], options) : runCommand("npm", npmArguments, options);
}

/** @returns {string | undefined} */
function npmScript() {
  const started = process.env.npm_execpath;
  if (started?.endsWith("npm-cli.js") && existsSync(started)) return started;
  const bin = dirname(process.execPath);
  return [join(bin, "../lib/node_modules/npm/bin/npm-cli.js"), join(bin, "node_modules/npm/bin/npm-cli.js")].find(existsSync);
}

/**
 * Runs a development tool of `node_modules`, by the JavaScript file behind its command.
 *
 * @param {string} tool
 * @param {readonly string[]} toolArguments
 * @param {{ show?: boolean, environment?: Record<string, string> }} [options]
 */
export function runTool(tool, toolArguments, options) {
  return runCommand(join(root, "node_modules/.bin", tool), toolArguments, options);
}

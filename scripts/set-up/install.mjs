import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runNpm } from "./run-command.mjs";
import { step } from "./step.mjs";

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/** Installs exactly what `package-lock.json` says, unless `node_modules` holds that already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await step("Installing packages", async () => {
    const { exitCode, output } = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (exitCode !== 0) throw new Error(`npm ci ended with exit code ${exitCode}.\n${output}`);
  });
}

/** @returns {boolean} */
function isInstalled() {
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  if (!installed) return false;
  const locked = readPackages(join(root, "package-lock.json")) ?? {};
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    if (path === "") return true;
    const found = installed[path];
    // Packages for other platforms are in the lock file, but never installed.
    if (!found) return optional === true || devOptional === true;
    return found.version === version && existsSync(join(root, path, "package.json"));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    // Missing, or torn by an install that was interrupted: either way npm has to run again.
    return undefined;
  }
}

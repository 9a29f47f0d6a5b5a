import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../set-up/root.mjs";
import { runTool } from "../set-up/run-command.mjs";
import { step } from "../set-up/step.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { precompress } from "./precompress.mjs";

const dist = join(root, "dist");
const cache = join(root, ".cache");
const stamp = join(cache, "build-fingerprint");
const commandLine = "cli/main.js";
const pageManifest = "page/.vite/manifest.json";
const reportPage = "replay/report-page";

/** Builds the library and the page into `dist`, unless `dist` comes from these very sources. */
export async function ensureBuilt() {
  if (!(await isBuilt())) await step("Building", buildPackage);
}

async function isBuilt() {
  if (![commandLine, pageManifest, `${reportPage}/report-page.html`].every((file) => existsSync(join(dist, file)))) return false;
  return (await readFile(stamp, "utf8").catch(() => "")) === fingerprint();
}

/**
 * Builds into a folder of its own and swaps it in at the end: a build that fails leaves the last good one,
 * and nobody ever sees half of one.
 */
export async function buildPackage() {
  const built = fingerprint();
  const staging = join(cache, `build-${process.pid}`);
  const previous = join(cache, `previous-${process.pid}`);
  await mkdir(cache, { recursive: true });
  try {
    await allDone([
      runBuildTool("tsc", ["-p", "tsconfig.build.json", "--outDir", staging]),
      runBuildTool("vite", ["build", "--logLevel", "warn", "--emptyOutDir", "--outDir", join(staging, "page")]),
      runBuildTool("vite", ["build", "--config", "vite.report.config.ts", "--logLevel", "warn", "--outDir", join(staging, reportPage)]),
      runBuildTool("vite", ["build", "--config", "vite.thread.config.ts", "--logLevel", "warn", "--outDir", join(staging, "cases")]),
    ]);
    await precompress(join(staging, "page"));
    await chmod(join(staging, commandLine), 0o755);
    await rm(stamp, { force: true });
    if (existsSync(dist)) await rename(dist, previous);
    await rename(staging, dist);
    await writeFile(stamp, built);
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(previous, { recursive: true, force: true });
  }
}

/**
 * Waits for all, even when one has failed, so that nobody still writes into a folder that is about to be removed.
 *
 * @param {readonly Promise<void>[]} work
 */
async function allDone(work) {
  const messages = (await Promise.allSettled(work)).flatMap((result) => (result.status === "rejected" ? result.reason.message : []));
  if (messages.length > 0) throw new Error(messages.join("\n"));
}

/**
 * @param {string} tool
 * @param {readonly string[]} toolArguments
 */
async function runBuildTool(tool, toolArguments) {
  const { exitCode, output } = await runTool(tool, toolArguments);
  if (exitCode !== 0) throw new Error(`${tool} ended with exit code ${exitCode}.\n${output}`);
}

import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { step } from "./step.mjs";

const gradio = "6.31.0";
const environment = join(root, ".cache/gradio-6.31");
const python = join(environment, "bin/python");
const installed = join(environment, "installed");

/** Installs Gradio with its Python client; returns the Python that has them, and names it in `GRADIO_PYTHON`. */
export async function ensureGradio() {
  if (!existsSync(installed)) await step(`Installing Gradio ${gradio}`, install);
  process.env.GRADIO_PYTHON = python;
  return python;
}

async function install() {
  // What an interrupted install has left would be taken for whole.
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `gradio==${gradio}`]);
  await writeFile(installed, gradio);
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function run(program, programArguments) {
  const { exitCode, output } = await runCommand(program, programArguments);
  if (exitCode !== 0) throw new Error(`${program} ${programArguments.join(" ")} ended with exit code ${exitCode}.\n${output}`);
}

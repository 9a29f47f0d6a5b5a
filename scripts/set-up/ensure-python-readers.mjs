import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { step } from "./step.mjs";

/** What people read datasets with; Pillow decodes the pictures. */
const packages = ["datasets==5.2.0", "pyarrow==26.0.1", "pandas", "huggingface-hub==2.4.0", "pillow"];
const environment = join(root, ".cache/python-readers");
const python = join(environment, "bin/python");
const installed = join(environment, "installed");

/** Installs Python's readers of datasets where no human made ours, and sets `PYTHON_READERS` to the Python that has them. */
export async function ensurePythonReaders() {
  if (!existsSync(installed)) await step("Installing Python's readers of datasets", install);
  process.env.PYTHON_READERS = python;
}

async function install() {
  // What an interrupted install has left would be taken for whole.
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]);
  await writeFile(installed, packages.join("\n"));
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function run(program, programArguments) {
  const { exitCode, output } = await runCommand(program, programArguments);
  if (exitCode !== 0) throw new Error(`${program} ${programArguments.join(" ")} ended with exit code ${exitCode}.\n${output}`);
}

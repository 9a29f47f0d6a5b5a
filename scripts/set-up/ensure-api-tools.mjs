import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { step } from "./step.mjs";

const schemathesis = "schemathesis==4.32.5";
/** It writes types by the compiler's own API, which the TypeScript of this package no longer has; so it has one of its own. */
const generator = ["openapi-typescript@7.13.0", "typescript@5.9.3"];

const environment = join(root, ".cache/schemathesis-4.32");
const generatorFolder = join(root, ".cache/openapi-typescript-7.13");

/** Installs what holds `openapi.json` against the server, and what makes types of it; names both in the environment. */
export async function ensureApiTools() {
  if (!existsSync(join(environment, "installed"))) await step("Installing schemathesis", installSchemathesis);
  if (!existsSync(join(generatorFolder, "installed"))) await step("Installing openapi-typescript", installGenerator);
  process.env.SCHEMATHESIS = join(environment, "bin/schemathesis");
  process.env.OPENAPI_TYPESCRIPT = join(generatorFolder, "node_modules/openapi-typescript/bin/cli.js");
}

async function installSchemathesis() {
  // What an interrupted install has left would be taken for whole.
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  await run(join(environment, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", schemathesis]);
  await writeFile(join(environment, "installed"), schemathesis);
}

async function installGenerator() {
  await rm(generatorFolder, { recursive: true, force: true });
  await mkdir(generatorFolder, { recursive: true });
  await writeFile(join(generatorFolder, "package.json"), '{ "private": true }');
  await run("npm", ["install", "--prefix", generatorFolder, "--no-audit", "--no-fund", "--save-exact", ...generator]);
  await writeFile(join(generatorFolder, "installed"), generator.join("\n"));
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function run(program, programArguments) {
  const { exitCode, output } = await runCommand(program, programArguments);
  if (exitCode !== 0) throw new Error(`${program} ${programArguments.join(" ")} ended with exit code ${exitCode}.\n${output}`);
}

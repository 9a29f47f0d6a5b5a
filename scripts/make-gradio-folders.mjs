// Flags with real Gradio versions, and keeps what they wrote as fixtures: `node scripts/make-gradio-folders.mjs [VERSION] [--to DIR]`.
import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./set-up/root.mjs";
import { runCommand } from "./set-up/run-command.mjs";
import { runScript, step } from "./set-up/step.mjs";

/** Each with the newest packages that it still runs with. */
const versions = {
  "3.50": [
    "gradio==3.50.2",
    "huggingface_hub<0.26",
    "pydantic<2.11",
    "fastapi<0.116",
    "starlette<0.46",
    "numpy<2",
    "pandas<3",
    "httpx<0.28",
  ],
  4.44: ["gradio==4.44.1", "huggingface_hub<0.26", "pydantic<2.11", "fastapi<0.116", "starlette<0.46", "numpy<2", "pandas<3"],
  5.49: ["gradio==5.49.1"],
  6.31: ["gradio==6.31.0"],
};

await runScript(async () => {
  const { values, positionals } = parseArgs({ options: { to: { type: "string" } }, allowPositionals: true });
  const target = resolve(values.to ?? join(root, "test/fixtures/gradio-folders"));
  for (const [version, packages] of Object.entries(versions)) {
    if (positionals.length > 0 && !positionals.includes(version)) continue;
    const python = await ensureGradio(version, packages);
    await step(`Flagging with Gradio ${version}`, async () => {
      // Some versions write where the folder lay, which must not tell of this machine.
      const work = join(tmpdir(), "gradio-app");
      await rm(work, { recursive: true, force: true });
      await mkdir(work);
      await run(python, [join(root, "scripts/flag-with-gradio.py"), work]);
      await rm(join(work, "uploads"), { recursive: true });
      await rm(join(target, version), { recursive: true, force: true });
      await cp(work, join(target, version), { recursive: true });
      await rm(work, { recursive: true });
    });
  }
});

/**
 * @param {string} version
 * @param {readonly string[]} packages
 */
async function ensureGradio(version, packages) {
  const environment = join(root, ".cache", `gradio-${version}`);
  const python = join(environment, "bin/python");
  const installed = join(environment, "installed");
  if (existsSync(installed)) return python;
  await step(`Installing Gradio ${version}`, async () => {
    await rm(environment, { recursive: true, force: true });
    await run("python3", ["-m", "venv", environment]);
    await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]);
    await writeFile(installed, packages.join("\n"));
  });
  return python;
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function run(program, programArguments) {
  const { exitCode, output } = await runCommand(program, programArguments);
  if (exitCode !== 0) throw new Error(`${program} ${programArguments.join(" ")} ended with exit code ${exitCode}.\n${output}`);
}

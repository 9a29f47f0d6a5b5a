import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const script = fileURLToPath(new URL("../../scripts/check.mjs", import.meta.url));

/** Writes the files into a folder of their own and runs one check of `npm run check` on them. */
export async function runCheck(name: string, files: Readonly<Record<string, string>>): Promise<{ exitCode: number; output: string }> {
  const root = await mkdtemp(join(tmpdir(), "hardcase-check-"));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  const child = spawn(process.execPath, [script, name, "--root", root], { env: { ...process.env, NO_COLOR: "1" } });
  const [output, , [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const [, ...problems] = output.trimEnd().split("\n");
  return { exitCode, output: problems.map((problem) => problem.trim()).join("\n") };
}

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The folders of a suite; what else stands beside them is not ours. */
const ownFolders = /^(cases|media)[/\\]/;

/** Of the files, so that a later hardcase knows how to read an older suite, and an earlier one that it cannot read a newer. */
export const suiteFormat = 1;

/** Whether a folder is a suite. */
export function isSuite(folder: string): boolean {
  return existsSync(join(folder, "suite.json"));
}

/**
 * Makes a suite hold the files of a newer one: what is the same stays untouched, so that version control sees only what changed.
 * Cases that the newer one lacks are removed only where it `isWhole`, and not a selection.
 */
export async function updateSuite(target: string, source: string, { isWhole }: { readonly isWhole: boolean }): Promise<void> {
  const wanted = await filesUnder(source);
  for (const path of wanted) {
    if (await isSame(join(source, path), join(target, path))) continue;
    await mkdir(dirname(join(target, path)), { recursive: true });
    await rename(join(source, path), join(target, path));
  }
  if (!isWhole) return;
  const present = await filesUnder(target);
  const known = new Set(wanted);
  for (const path of present) if (ownFolders.test(path) && !known.has(path)) await rm(join(target, path));
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([readFile(one), readFile(other).catch(() => undefined)]);
  return there?.equals(here) ?? false;
}

import { randomUUID } from "node:crypto";
import { lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sweepNotes } from "./files-of-cases.ts";
import { safeFileName } from "./safe-file-name.ts";
import { hasCode } from "./storage-error.ts";

/** The folder, inside the cache, of files that are still being written or already being removed. */
export const pendingFolder = ".pending";

/**
 * Removes what has not been used for longer than `maxAge` milliseconds; returns how many contents that were. It touches
 * nothing but the cache's own files, whatever else lies in the folder.
 */
export async function sweepFileCache(folder: string, maxAge: number): Promise<number> {
  const oldest = Date.now() - maxAge;
  const pending = join(folder, pendingFolder);
  for (const name of await namesIn(pending)) {
    if (await isOlder(join(pending, name), oldest)) await rm(join(pending, name), { recursive: true, force: true });
  }
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const place = join(folder, name);
    if (!/^[0-9a-f]{64}$/.test(name) || !(await isOlder(place, oldest))) continue;
    if (await removeContent(folder, name)) removed++;
  }
  await sweepNotes(folder);
  return removed;
}

/** Removes uploads by their content, given by its SHA-256 each, and what an earlier removal has left; returns how many there were. */
export async function forgetContents(folder: string, contents: Iterable<string>): Promise<number> {
  let removed = 0;
  for (const sha256 of contents) if (await removeContent(folder, sha256)) removed++;
  const pending = join(folder, pendingFolder);
  for (const name of await namesIn(pending)) {
    // What is still being uploaded is a file.
    if ((await lstat(join(pending, name)).catch(() => undefined))?.isDirectory())
      await rm(join(pending, name), { recursive: true, force: true });
  }
  return removed;
}

/** Removes the names that a content has had, where it stays under others. */
export async function forgetNames(folder: string, sha256: string, names: Iterable<string>): Promise<void> {
  for (const name of names) await rm(join(folder, sha256, safeFileName(name)), { force: true });
}

/** False where it is not there, or somebody else is removing it. */
async function removeContent(folder: string, sha256: string): Promise<boolean> {
  // Away in one step, so that nobody ever sees a folder half emptied.
  const away = join(folder, pendingFolder, randomUUID());
  try {
    await lstat(join(folder, sha256));
    await mkdir(join(folder, pendingFolder), { recursive: true });
    await rename(join(folder, sha256), away);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
  await rm(away, { recursive: true, force: true });
  return true;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
}

async function isOlder(place: string, oldest: number): Promise<boolean> {
  const stats = await lstat(place).catch(() => undefined);
  return stats !== undefined && stats.mtimeMs < oldest;
}

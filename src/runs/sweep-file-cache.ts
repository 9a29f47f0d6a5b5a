import { randomUUID } from "node:crypto";
import { lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
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
    // Away in one step, so that nobody ever sees a folder half emptied.
    const away = join(pending, randomUUID());
    await mkdir(pending, { recursive: true });
    try {
      await rename(place, away);
    } catch (error) {
      if (hasCode(error, "ENOENT")) continue;
      throw error;
    }
    await rm(away, { recursive: true, force: true });
    removed++;
  }
  return removed;
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

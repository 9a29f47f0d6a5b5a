import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { systemErrorCode } from "./store-error.ts";
import { syncDirectory } from "./sync-directory.ts";

/**
 * Makes a folder and those above it, unless they are there, so that they survive a power cut. Node's own `recursive` says
 * "no such file" for a disk that is read-only.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, { mode });
    await syncDirectory(dirname(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    const parent = dirname(resolve(path));
    if (code !== "ENOENT" || parent === resolve(path)) throw error;
    await makeFolder(parent);
    await makeFolder(path, mode);
  }
}

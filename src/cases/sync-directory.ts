import { open } from "node:fs/promises";
import { systemErrorCode } from "./store-error.ts";

/** Systems that cannot sync a folder say so with one of these; there is nothing to be done then. */
const unsupported = new Set(["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP", "EBADF"]);

/** Makes names that were added to a folder survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  try {
    await using handle = await open(directory, "r");
    await handle.sync();
  } catch (error) {
    if (!unsupported.has(systemErrorCode(error) ?? "")) throw error;
  }
}

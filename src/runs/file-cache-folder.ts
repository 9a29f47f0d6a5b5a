import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";

/** Where uploads lie: `HARDCASE_CACHE_DIR`, else a folder of this user's in the system's temporary one. */
export function fileCacheFolder(): string {
  const { HARDCASE_CACHE_DIR } = process.env;
  return HARDCASE_CACHE_DIR ? resolve(HARDCASE_CACHE_DIR) : join(tmpdir(), `hardcase-${process.getuid?.() ?? userInfo().username}`);
}

/**
 * Makes the folder, for this user alone, unless it is there. In the temporary folder, which all users share, somebody else
 * may have made it first or laid a link there: both are refused. A folder elsewhere is the owner's choice, taken as it is.
 *
 * @throws `HardcaseError` with `HC_ENVIRONMENT`.
 */
export async function makeFileCacheFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.getuid === undefined || dirname(folder) !== resolve(tmpdir())) return;
  const stats = await lstat(folder);
  if (stats.uid !== process.getuid() || !stats.isDirectory()) {
    throw new HardcaseError("HC_ENVIRONMENT", `The folder for uploads, ${folder}, belongs to another user.`, {
      hint: "Set HARDCASE_CACHE_DIR to a folder of your own.",
    });
  }
  if (stats.mode & 0o077) await chmod(folder, 0o700);
}

import { constants, copyFile, link, open, unlink } from "node:fs/promises";
import { systemErrorCode } from "./store-error.ts";

/** Answers of file systems that have no hard links, or of a folder that lies on another disk. */
const cannotLink = new Set(["EPERM", "EXDEV", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "EISDIR"]);

/** Gives a finished temporary file its name, all at once and never over another file. False where the name is taken. */
export async function placeFile(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target).catch((error: unknown) => {
      if (!cannotLink.has(systemErrorCode(error) ?? "")) throw error;
      return copyExclusively(temporary, target);
    });
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return false;
    throw error;
  }
  await unlink(temporary);
  return true;
}

async function copyExclusively(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await using handle = await open(to, "r+");
  await handle.sync();
}

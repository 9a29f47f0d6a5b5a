import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";

/** Throws `HC_STORE` when a folder cannot be written to, or could not be made: then the nearest one above it decides. */
export async function checkWritable(dir: string): Promise<void> {
  try {
    await access(dir, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && dirname(dir) !== dir) return checkWritable(dirname(dir));
    throw new HardcaseError("HC_STORE", `Flags cannot be written: ${message}.`, { cause: error });
  }
}

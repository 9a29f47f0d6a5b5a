import { HardcaseError } from "../components/hardcase-error.ts";

/** Whether an error came from the file system with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes(String((error as NodeJS.ErrnoException).code));
}

const reasons: { readonly [code: string]: string } = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk is read-only",
  EACCES: "its folder cannot be written",
  EPERM: "its folder cannot be written",
  ENOTDIR: "its folder is a file",
  EEXIST: "its folder is a file",
  EMFILE: "too many files are open",
};

/** What the file system refused while a file was kept, as `HC_STORE`; any other error as it is. */
export function storageError(error: unknown, name: string): unknown {
  const reason = reasons[String((error as NodeJS.ErrnoException | undefined)?.code)];
  if (error instanceof HardcaseError || reason === undefined) return error;
  return new HardcaseError("HC_STORE", `${JSON.stringify(name)} could not be kept: ${reason}.`, {
    hint: "The owner of this demo can name another folder in HARDCASE_CACHE_DIR.",
    cause: error,
  });
}

import { basename, resolve } from "node:path";
import { getSystemErrorMap } from "node:util";
import { HardcaseError } from "../components/hardcase-error.ts";

const hints: { readonly [code: string]: string } = {
  ENOSPC: "Free some space on that disk, then try again.",
  EDQUOT: "Free some of the quota, then try again.",
  EROFS: "Make it writable, or choose another flaggingDir.",
  EACCES: "Let this process write there, or choose another flaggingDir.",
  EPERM: "Let this process write there, or choose another flaggingDir.",
  ENOTDIR: "A file stands where a folder must be: move it, or choose another flaggingDir.",
  EEXIST: "A file stands where a folder must be: move it, or choose another flaggingDir.",
};

/** What the operating system refused, in plain words: `Cannot write flagged/logs.csv: no space left on device.` */
export function storeError(action: string, error: unknown): HardcaseError {
  if (error instanceof HardcaseError) return error;
  const hint = hints[systemErrorCode(error) ?? ""];
  return new HardcaseError("HC_STORE", `Cannot ${action}: ${reason(error)}.`, { cause: error, ...(hint && { hint }) });
}

/** A flagging directory, or a file in it, as visitors may read of it: without the folders above. */
export function showPlace(directory: string, ...names: readonly string[]): string {
  return [basename(resolve(directory)), ...names].join("/");
}

/** The operating system's code such as `ENOENT`, where the error has one. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

/** The path is left out of Node's own message: the action names it as its owner wrote it. */
function reason(error: unknown): string {
  const { errno, message } = error as NodeJS.ErrnoException;
  return (errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1]) ?? message ?? String(error);
}

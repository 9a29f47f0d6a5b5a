import { HardcaseError } from "../components/hardcase-error.ts";
import { storeError } from "./store-error.ts";

/** By SQLite's primary result codes. */
const hints: { readonly [code: number]: string } = {
  5: "Look for a stopped process that uses this flagging directory, and end it.",
  8: "Let this process write there, or choose another flaggingDir.",
  11: "The file is damaged: put a copy from a backup in its place, or move it away to start with an empty one.",
  13: "Free some space on that disk, then try again.",
  14: "Let this process write there, or choose another flaggingDir.",
  26: "Move that file away: something else was saved under its name.",
};

/** What SQLite or the operating system refused, in plain words. */
export function sqliteStoreError(action: string, error: unknown): HardcaseError {
  const { errcode } = error as { readonly errcode?: unknown };
  if (typeof errcode !== "number" || !(error instanceof Error)) return storeError(action, error);
  const hint = hints[errcode & 0xff];
  return new HardcaseError("HC_STORE", `Cannot ${action}: ${error.message}.`, { cause: error, ...(hint && { hint }) });
}

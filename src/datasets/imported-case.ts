import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Case, StoredValues } from "../cases/case.ts";
import { hashInputs } from "../cases/hash-inputs.ts";

/** What is known of a case that Gradio has flagged. */
export interface ImportedRow {
  /** From `rowKey`. */
  readonly key: Buffer;
  readonly endpoint: string;
  readonly inputs: StoredValues;
  readonly outputs: StoredValues;
  readonly option: string | null;
  readonly user: string | null;
  readonly at: Date;
}

/** Names a row by what it says: the same whenever and wherever it is read. Equal rows are told apart by their count. */
export function rowKey(header: readonly string[], cells: readonly string[], count: number): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([header, cells, count]))
    .digest();
}

/** The run that such a row stands for. */
export function importedRun(key: Buffer): string {
  return `gradio-${key.toString("hex").slice(0, 32)}`;
}

/** A case as if it had been flagged here; nobody vouches for its run. */
export function importedCase({ key, endpoint, inputs, outputs, option, user, at }: ImportedRow): Case {
  return {
    id: uuidv7({ msecs: Math.max(0, at.getTime()), random: key.subarray(16) }),
    run: { id: importedRun(key), endpoint, startedAt: at, durationMs: 0, version: null, error: null },
    inputs,
    outputs,
    flag: { by: "person", rule: null, option, note: null, corrected: null, at },
    verified: false,
    user,
    session: null,
    noticeVersion: null,
    inputsHash: hashInputs(inputs),
    review: { verdict: "new", expected: null, comment: null, by: null, at: null, duplicateOf: null, revision: 0 },
  };
}

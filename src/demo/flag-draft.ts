import type { Json } from "../components/define-component.ts";

/** Page values by name. */
interface Values {
  readonly [name: string]: Json;
}

/** A flag before its first write: what an owner's `redact` sees, and may change or drop. Values are page values. */
export interface FlagDraft {
  /** The run's id. */
  readonly run: string;
  readonly endpoint: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly version: string | null;
  /** Why the run failed, if it did. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly inputs: Values;
  /** `null` when the run failed. */
  readonly outputs: Values | null;
  readonly by: "person" | "auto" | "rule" | "api";
  /** Name of the rule, where `by` is `"rule"`. */
  readonly rule: string | null;
  readonly option: string | null;
  readonly note: string | null;
  /** The right outputs by name: some or all. */
  readonly corrected: Values | null;
  readonly user: string | null;
  readonly session: string | null;
  /** False for a flag whose run the server cannot vouch for. */
  readonly verified: boolean;
}

/** Changes a flag before it is stored, or drops it with `null`. What it throws stops the flag. */
export type Redact = (draft: FlagDraft) => FlagDraft | null | Promise<FlagDraft | null>;

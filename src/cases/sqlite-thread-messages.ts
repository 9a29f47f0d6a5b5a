import type { ErrorCode } from "../components/hardcase-error.ts";
import type { CaseStore } from "./case-store.ts";

export type StoreMethod = Extract<keyof CaseStore, string>;

/** What a thread is started with. */
export interface SqliteThreadData {
  readonly directory: string;
}

/** Asks the thread to call its store, to answer once the store is open, or to close it. */
export interface StoreCall {
  readonly id: number;
  readonly method: StoreMethod | "open" | "close";
  readonly given: readonly unknown[];
}

export type StoreAnswer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: SentError };

/** A `HardcaseError` in a form that can be sent between threads. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly parameter: string | undefined;
  readonly cause: unknown;
}

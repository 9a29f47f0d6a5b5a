import { ok } from "node:assert/strict";
import type { CaseStore } from "../cases/case-store.ts";

/** An empty place for cases; opened twice, it is what two processes share. */
export interface CaseStorePlace extends AsyncDisposable {
  open(): Promise<CaseStore>;
}

/** One thing that every store must do, tried with a store on a place of its own. */
export interface StoreCheck {
  readonly name: string;
  readonly run: (store: CaseStore, place: CaseStorePlace) => Promise<unknown>;
}

export function storeCheck(name: string, run: StoreCheck["run"]): StoreCheck {
  return { name, run };
}

export const csv = "0:CSVLogger";
export const hub = "1:HuggingFaceDatasetSaver";

export const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

export function only<Value>(value: Value | undefined): Value {
  ok(value !== undefined);
  return value;
}

import { ok } from "node:assert/strict";
import type { Case } from "../cases/case.ts";
import type { CasePage, CaseStore, PendingDelivery } from "../cases/case-store.ts";
import type { KeptCase } from "../cases/kept-case.ts";

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

/** The case alone, as it was added. */
export function asAdded<Kept extends KeptCase | undefined>(kept: Kept): Case | Extract<Kept, undefined> {
  if (kept === undefined) return undefined as Extract<Kept, undefined>;
  const { repeats: _repeats, replayed: _replayed, ...added } = kept;
  return added;
}

export function casesOf({ cases }: CasePage): Case[] {
  return cases.map((one) => asAdded(one));
}

/** Ends all deliveries that wait. */
export async function deliverAll(store: CaseStore): Promise<void> {
  for (const delivery of await store.due(later(10), 1000)) await store.delivered(delivery);
}

/** What says which delivery it is. */
export function summary({ case: id, callback, change, generation, attempts }: PendingDelivery) {
  return { case: id, callback, change, generation, attempts };
}

import { type Kysely, sql } from "kysely";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { CaseDialect, CasePlace } from "./case-database.ts";
import { toKeptCase } from "./case-row.ts";
import type { CaseFilter, CasePage, PageRequest, Stretch } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { selectKeptCases } from "./select-cases.ts";

/** A page of cases, or a stretch from anywhere in the list. */
export async function listCases(
  database: Kysely<CaseTables>,
  dialect: CaseDialect,
  filter: CaseFilter,
  { limit, order = "newest first", ...start }: PageRequest | Stretch,
): Promise<CasePage> {
  const after = "after" in start && start.after !== undefined ? readPlace(start.after) : undefined;
  const offset = "offset" in start ? start.offset : 0;
  const places = await dialect.findPlaces(database, filter, { order, after, limit: limit + 1, offset });
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  if (last === undefined) return { cases: [], next: null };
  const keys = shown.map(({ key }) => key);
  const rows = await selectKeptCases(database)
    .select(sql<string>`cast(order_key as text)`.as("key"))
    .where("order_key", "in", keys)
    .execute();
  const byKey = new Map(rows.map(({ key, ...row }) => [BigInt(key), row]));
  // A case that was removed in between is not missed.
  const cases = keys.flatMap((key) => byKey.get(key) ?? []).map(toKeptCase);
  return { cases, next: places.length > limit ? showPlace(last, order) : null };
}

/** The text that `after` takes: the key, and where worth decides, that before it. */
function showPlace({ key, worth }: CasePlace, order: PageRequest["order"]): string {
  return order === "most worth judging" ? `${worth}:${key}` : String(key);
}

function readPlace(after: string): CasePlace {
  const [, worth = "0", keyText] = /^(?:(-?\d{1,9}):)?(-?\d{1,19})$/.exec(after) ?? [];
  const key = keyText === undefined ? undefined : BigInt(keyText);
  if (key !== undefined && key === BigInt.asIntN(64, key)) return { key, worth: Number(worth) };
  throw new HardcaseError("HC_VALUE_INVALID", `after must be the "next" of an earlier page, got ${showValue(after)}.`, {
    parameter: "after",
  });
}

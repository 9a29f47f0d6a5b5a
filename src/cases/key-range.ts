import { type RawBuilder, sql } from "kysely";
import type { KeyPage } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import { firstKeyAt } from "./order-key.ts";

/** Where in the order a page begins; undefined for all of it. */
export type PageStart = Pick<KeyPage, "order" | "after"> | undefined;

/** The part of the order that a page is looked for in: after the page before it, and in the time that the filter allows. */
export function keyRange(key: RawBuilder<unknown>, { since, until }: CaseFilter, start: PageStart): RawBuilder<unknown>[] {
  return [
    ...(start?.after === undefined || start.order === "most worth judging"
      ? []
      : [start.order === "oldest first" ? sql`${key} > ${start.after.key}` : sql`${key} < ${start.after.key}`]),
    ...(since === undefined ? [] : [sql`${key} >= ${firstKeyAt(since)}`]),
    ...(until === undefined ? [] : [sql`${key} < ${firstKeyAt(until)}`]),
  ];
}

/** The same of the order by worth: `worth` is the column, or an expression that no index is followed for. */
export function worthRange(
  worth: RawBuilder<unknown>,
  { after, leastWorth }: { readonly after: KeyPage["after"]; readonly leastWorth: number | undefined },
): RawBuilder<unknown>[] {
  return [
    ...(leastWorth === undefined ? [] : [sql`${worth} >= ${leastWorth}`]),
    ...(after === undefined ? [] : [sql`(${worth}, order_key) < (${after.worth}, ${after.key})`]),
  ];
}

/** To stand behind `order by` and the key. */
export function direction(order: KeyPage["order"]): RawBuilder<unknown> {
  return order === "oldest first" ? sql`asc` : sql`desc`;
}

export function matchAll(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

import { type RawBuilder, sql } from "kysely";
import type { CaseFilter } from "./case-store.ts";
import { firstKeyAt } from "./order-key.ts";

/** The part of the order that a page is looked for in: after the page before, and not older than the filter allows. */
export function keyRange(key: RawBuilder<unknown>, { since }: CaseFilter, before: bigint | undefined): RawBuilder<unknown>[] {
  return [
    ...(before === undefined ? [] : [sql`${key} < ${before}`]),
    ...(since === undefined ? [] : [sql`${key} >= ${firstKeyAt(since)}`]),
  ];
}

export function matchAll(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

import { type Kysely, sql } from "kysely";
import type { Equality, FilterColumn } from "./case-conditions.ts";
import type { CountableCases, CountedColumn } from "./case-database.ts";
import type { CaseTables } from "./case-tables.ts";
import { matchAll } from "./key-range.ts";

/** What `hardcase_counts` does not know. */
const uncounted: readonly CountedColumn[] = ["user_name", "session", "order_key"];

/** Columns where `hardcase_counts` has 0 for none. */
const optional: readonly FilterColumn[] = ["option", "version", "rule", "replay_result"];

/** Whether cases that meet these conditions are counted already, by these columns. */
export function areCounted(equalities: readonly Equality[], columns: readonly CountedColumn[] = []): boolean {
  return ![...equalities.map(({ column }) => column), ...columns].some((column) => uncounted.includes(column));
}

/** Reads `hardcase_counts`. */
export function countedCases(equalities: readonly Equality[]): CountableCases {
  return {
    from: sql`hardcase_counts`,
    where: matchAll(equalities.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`)),
    cases: sql`cases`,
    columnValue: (column) => (optional.includes(column) ? sql`nullif(${sql.ref(column)}, 0)` : sql.ref(column)),
    extent: "all",
  };
}

/** Whether fewer cases than `limit` are known to meet these conditions together. */
export async function areFew(database: Kysely<CaseTables>, equalities: readonly Equality[], limit: number): Promise<boolean> {
  if (!areCounted(equalities)) return false;
  const { from, where, cases } = countedCases(equalities);
  const { rows } = await sql<{ count: number }>`select coalesce(sum(${cases}), 0) as count from ${from} where ${where}`.execute(database);
  return (rows[0]?.count ?? 0) < limit;
}

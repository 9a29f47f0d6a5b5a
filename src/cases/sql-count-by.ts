import { type Kysely, sql } from "kysely";
import type { FilterColumn } from "./case-conditions.ts";
import type { ValueCount } from "./case-counts.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { fromStorableText } from "./storable-text.ts";

/** How many cases have each value, `null` for none. */
export type CountsOfValues = ReadonlyMap<string | number | null, number>;

export interface CountedBy {
  of(column: FilterColumn): CountsOfValues;
  /** Whether it was stopped at `most`. */
  readonly isAtLeast: boolean;
}

/** How many cases match. */
export async function countCases(database: Kysely<CaseTables>, dialect: CaseDialect, filter: CaseFilter): Promise<number> {
  const { from, where, cases } = await dialect.match(database, filter);
  const { rows } = await sql<{ count: number }>`select coalesce(sum(${cases}), 0) as count from ${from} where ${where}`.execute(database);
  return Number(rows[0]?.count ?? 0);
}

/** Counts matching cases by several columns in one go; at `most` so many, unless even a million are soon counted. */
export async function countBy(
  database: Kysely<CaseTables>,
  dialect: CaseDialect,
  { filter, columns, most }: { readonly filter: CaseFilter; readonly columns: readonly FilterColumn[]; readonly most?: number },
): Promise<CountedBy> {
  if (columns.length === 0) return { of: () => new Map(), isAtLeast: false };
  const { from, where, cases, columnValue, extent } = await dialect.match(database, filter, { columns, most });
  const nameOf = (column: FilterColumn) => `value_of_${column}`;
  const values = columns.map((column) => sql`${columnValue(column)} as ${sql.ref(nameOf(column))}`);
  const groups = columns.map((column) => sql.ref(nameOf(column)));
  const limit = most === undefined || extent !== "unknown" ? sql`` : sql`limit ${most}`;
  const { rows } = await sql<Record<string, string | number | null> & { count: number }>`
    select ${sql.join(groups)}, sum(cases) as count
    from (select ${sql.join(values)}, ${cases} as cases from ${from} where ${where} ${limit}) matching
    group by ${sql.join(groups)}
  `.execute(database);
  const total = rows.reduce((sum, { count }) => sum + Number(count), 0);
  return {
    of(column) {
      const counts = new Map<string | number | null, number>();
      for (const { [nameOf(column)]: value = null, count } of rows) counts.set(value, (counts.get(value) ?? 0) + Number(count));
      return counts;
    },
    isAtLeast: extent === "some" || (extent === "unknown" && total >= (most ?? Number.POSITIVE_INFINITY)),
  };
}

/** The most frequent value first; none is left out. */
export function mostFrequent(counts: CountsOfValues): ValueCount[] {
  return [...counts]
    .flatMap(([value, count]) => (value === null ? [] : [{ value: fromStorableText(String(value)), count }]))
    .sort((one, other) => other.count - one.count);
}

import { type RawBuilder, sql } from "kysely";
import { equalitiesOf, searchedWords } from "./case-conditions.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import { keyRange, matchAll } from "./key-range.ts";

export const postgresDialect: CaseDialect = {
  name: "postgres",
  hasRowLocks: true,
  toIndexedWords: (words) => sql<string>`array_to_tsvector(${words}::text[])`,

  async findKeys(database, filter, { before, limit }) {
    const { rows } = await sql<{ key: string }>`
      select cast(order_key as text) as key from ${casesWhere(filter, before)} order by order_key desc limit ${limit}
    `.execute(database);
    return rows.map(({ key }) => key);
  },

  async count(database, filter) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${casesWhere(filter, undefined)}`.execute(database);
    return rows[0]?.count ?? 0;
  },
};

/** PostgreSQL keeps statistics, and chooses well by itself which index to follow. */
function casesWhere(filter: CaseFilter, before: bigint | undefined): RawBuilder<unknown> {
  const words = searchedWords(filter);
  const conditions = [
    ...equalitiesOf(filter).map(({ column, value }) => sql`${sql.ref(column)} = ${value}`),
    ...keyRange(sql`order_key`, filter, before),
    ...(words === undefined ? [] : [words.length === 0 ? sql`false` : sql`words @@ ${toQuery(words)}::tsquery`]),
  ];
  const from = words === undefined ? sql`hardcase_cases` : sql`hardcase_cases join hardcase_search on rowid = order_key`;
  return sql`${from} where ${matchAll(conditions)}`;
}

/** PostgreSQL's own language; words hold letters and digits alone, so quoting them is safe. */
function toQuery(words: readonly string[]): string {
  return `${words.map((word) => `'${word}'`).join(" & ")}:*`;
}

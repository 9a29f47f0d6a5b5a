import { type RawBuilder, sql } from "kysely";
import type { CaseFilter } from "./case-store.ts";
import { wordsOf } from "./search-words.ts";
import { toStorableText } from "./storable-text.ts";

/** A column that can be filtered by, and the value that it must have. */
export interface Equality {
  readonly column: FilterColumn;
  readonly value: string | number;
}

/** Columns with an index each, and two that are made of others. */
export const filterColumns = [
  "verdict",
  "endpoint",
  "option",
  "user_name",
  "session",
  "version",
  "rule",
  "flagged_by",
  "failed",
  "has_note",
  "has_correction",
  "replay_result",
  "is_newest",
] as const;

export type FilterColumn = (typeof filterColumns)[number];

/** The filter's conditions on columns. */
export function equalitiesOf(filter: CaseFilter): Equality[] {
  const values: Record<FilterColumn, string | number | undefined> = {
    verdict: filter.verdict,
    endpoint: filter.endpoint,
    option: filter.option,
    user_name: filter.user,
    session: filter.session,
    version: filter.version,
    rule: filter.rule,
    flagged_by: filter.by,
    failed: numberOf(filter.failed),
    has_note: numberOf(filter.hasNote),
    has_correction: numberOf(filter.hasCorrection),
    replay_result: filter.result,
    is_newest: filter.isRepeat === false ? 1 : undefined,
  };
  return filterColumns.flatMap((column) => {
    const value = values[column];
    return value === undefined ? [] : [{ column, value: typeof value === "string" ? toStorableText(value) : value }];
  });
}

/** The words to search for, the last of them the beginning of one; undefined where nothing is searched for. */
export function searchedWords({ search }: CaseFilter): string[] | undefined {
  return search === undefined || search.trim() === "" ? undefined : wordsOf(search);
}

/** What stands in a query for a column; the same text as in its index, by which SQLite knows it. */
export function expressionOf(column: FilterColumn): RawBuilder<unknown> {
  if (column === "has_note") return sql`(case when note is null then 0 else 1 end)`;
  if (column === "has_correction") return sql`(case when corrected is null then 0 else 1 end)`;
  return sql.ref(column);
}

const numberOf = (given: boolean | undefined): number | undefined => (given === undefined ? undefined : Number(given));

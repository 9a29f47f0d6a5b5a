import type { CaseFilter } from "./case-store.ts";
import type { CaseRow } from "./case-tables.ts";
import { wordsOf } from "./search-words.ts";
import { toStorableText } from "./storable-text.ts";

/** A column that can be filtered by, and the value that it must have. */
export interface Equality {
  readonly column: FilterColumn;
  readonly value: string | number;
}

/** Columns with an index each. */
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
] as const satisfies readonly (keyof CaseRow)[];

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
    failed: filter.failed === undefined ? undefined : Number(filter.failed),
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

import { type Kysely, sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * What keeps a review of a million cases quick in SQLite: indexes that hold everything cases are filtered by, so that no row is read until
 * it is shown, and the numbers of cases by all of that but people and time, which triggers keep. PostgreSQL plans well without them.
 */
export const createCounting: Migration = async (transaction, dialect) => {
  if (dialect !== "sqlite") return;
  const run = (statement: string) => sql.raw(statement).execute(transaction as Kysely<unknown>);
  for (const replaced of ["order", "worth", "user_name"]) await run(`drop index hardcase_cases_${replaced}`);
  await run(`create index hardcase_cases_by_time on hardcase_cases (order_key, ${filtered("")}, user_name, worth)`);
  await run(`create index hardcase_cases_by_worth on hardcase_cases (worth, order_key, ${filtered("")}, user_name)`);
  await run(
    `create index hardcase_cases_by_user on hardcase_cases (user_name, order_key, ${filtered("")}, worth) where user_name is not null`,
  );
  // A column without a type holds whatever it is given: 0, which no text equals, stands for none, since a primary key has no nulls.
  await run(`create table hardcase_counts (${names.map((name) => `${name} not null`).join(", ")}, cases integer not null,
    primary key (${names.join(", ")})) without rowid`);
  await run(
    `insert into hardcase_counts select ${counted("")}, count(*) from hardcase_cases group by ${names.map((_, place) => place + 1)}`,
  );
  for (const statement of triggers) await run(statement);
};

/** Columns by their names in `hardcase_counts`, and what they are made of. */
const columns: readonly (readonly [name: string, make: (row: string) => string, isOptional?: boolean])[] = [
  ["is_newest", (row) => `${row}is_newest`],
  ["verdict", (row) => `${row}verdict`],
  ["endpoint", (row) => `${row}endpoint`],
  ["option", (row) => `${row}option`, true],
  ["version", (row) => `${row}version`, true],
  ["rule", (row) => `${row}rule`, true],
  ["flagged_by", (row) => `${row}flagged_by`],
  ["failed", (row) => `${row}failed`],
  ["replay_result", (row) => `${row}replay_result`, true],
  ["has_note", (row) => `(case when ${row}note is null then 0 else 1 end)`],
  ["has_correction", (row) => `(case when ${row}corrected is null then 0 else 1 end)`],
];

const names = columns.map(([name]) => name);

/** The columns of a row of cases, in an index. */
const filtered = (row: string): string => columns.map(([, make]) => make(row)).join(", ");

/** The same as they stand in `hardcase_counts`. */
const counted = (row: string): string =>
  columns.map(([, make, isOptional = false]) => (isOptional ? `coalesce(${make(row)}, 0)` : make(row))).join(", ");

const comes = `insert into hardcase_counts values (${counted("new.")}, 1)
  on conflict (${names.join(", ")}) do update set cases = cases + 1;`;

const goes = `update hardcase_counts set cases = cases - 1 where (${names.join(", ")}) = (${counted("old.")});
  delete from hardcase_counts where (${names.join(", ")}) = (${counted("old.")}) and cases = 0;`;

const triggers = [
  `create trigger hardcase_counts_insert after insert on hardcase_cases begin ${comes} end`,
  `create trigger hardcase_counts_delete after delete on hardcase_cases begin ${goes} end`,
  `create trigger hardcase_counts_update after update of
    is_newest, verdict, endpoint, option, version, rule, flagged_by, failed, replay_result, note, corrected on hardcase_cases
    when (${counted("old.")}) <> (${counted("new.")}) begin ${goes} ${comes} end`,
];

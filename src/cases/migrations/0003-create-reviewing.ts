import { type Kysely, sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * What reviewing needs: repeats, the order by worth, histories, replays, counted runs, saved views and a log of changes. Nothing here
 * reads the values of cases, so that a large store is soon open again: `SqlPreparation` gives older cases the rest bit by bit.
 */
export const createReviewing: Migration = async (transaction, dialect) => {
  const run = (statement: string) => sql.raw(statement).execute(transaction as Kysely<unknown>);
  for (const column of newColumns) await run(`alter table hardcase_cases add column ${column}`);
  await run("update hardcase_cases set worth = -1 where verdict <> 'new'");
  for (const [name, columns, where] of indexes) {
    // SQLite adds the key by itself.
    const key = dialect === "sqlite" ? columns : [...columns, "order_key"];
    await run(`create index hardcase_cases_${name} on hardcase_cases (${key.join(", ")})${where ? ` where ${where}` : ""}`);
  }
  // SQLite's rows lie in the order of their keys, but to count over a million of them is slow.
  if (dialect === "sqlite") await run("create index hardcase_cases_order on hardcase_cases (order_key)");
  for (const table of tables(dialect)) await run(table);
  await run(`insert into hardcase_versions (version, ordinal)
    select version, row_number() over (order by min(order_key)) from hardcase_cases where version is not null group by version`);
};

const newColumns = [
  "repeat_key bigint",
  "is_newest integer not null default 1",
  "worth integer not null default 0",
  "replay_result text",
  "replay_version text",
  "replayed_at bigint",
  "replay_reason text",
];

const indexes: readonly (readonly [name: string, columns: readonly string[], where?: string])[] = [
  ["worth", ["worth"]],
  ["is_newest", ["is_newest"]],
  ["repeat", ["repeat_key"], "repeat_key is not null"],
  ["unprepared", ["repeat_key"], "repeat_key is null"],
  ["replay_result", ["replay_result"], "replay_result is not null"],
  ["has_note", ["(case when note is null then 0 else 1 end)"]],
  ["has_correction", ["(case when corrected is null then 0 else 1 end)"]],
];

const tables = (dialect: "sqlite" | "postgres") => [
  "create table hardcase_repeats (repeat_key bigint primary key, cases integer not null, picture_hash text)",
  `create table hardcase_likeness (
    band_key bigint not null, repeat_key bigint not null, primary key (band_key, repeat_key)
  )${dialect === "sqlite" ? " without rowid" : ""}`,
  "create table hardcase_versions (version text primary key, ordinal integer not null)",
  `create table hardcase_reviews (
    case_id text not null,
    revision integer not null,
    verdict text not null,
    expected text,
    review_comment text,
    reviewed_by text,
    reviewed_at bigint,
    duplicate_of text,
    primary key (case_id, revision)
  )`,
  `create table hardcase_runs (
    endpoint text not null,
    version text not null,
    day text not null,
    runs bigint not null,
    failed bigint not null,
    primary key (endpoint, version, day)
  )`,
  "create table hardcase_views (name text primary key, query text not null)",
  // PostgreSQL commits in another order than it counts: only the transactions themselves tell what may still come.
  dialect === "sqlite"
    ? "create table hardcase_changes (moment integer primary key, case_id text not null)"
    : "create table hardcase_changes (moment bigint not null default (cast(cast(pg_current_xact_id() as text) as bigint)), case_id text not null)",
  ...(dialect === "postgres" ? ["create index hardcase_changes_moment on hardcase_changes (moment)"] : []),
  "create index hardcase_changes_case on hardcase_changes (case_id)",
  // Whoever asks from here on has missed nothing.
  "insert into hardcase_changes (moment, case_id) values (0, '')",
];

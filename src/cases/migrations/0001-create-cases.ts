import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Columns to filter by, and whether most rows have none: those stay out of the index. */
const filters: readonly (readonly [column: string, isSparse: boolean])[] = [
  ["verdict", false],
  ["endpoint", false],
  ["option", true],
  ["user_name", true],
  ["session", true],
  ["version", true],
  ["rule", true],
  ["flagged_by", false],
  ["failed", false],
];

export const createCases: Migration = async (transaction, dialect) => {
  const keyType = dialect === "sqlite" ? "integer" : "bigint";
  await sql
    .raw(`create table hardcase_cases (
      order_key ${keyType} primary key,
      id text not null unique,
      run_id text not null,
      endpoint text not null,
      started_at bigint not null,
      duration_ms double precision not null,
      version text,
      failed integer not null,
      error_code text,
      error_message text,
      flagged_by text not null,
      rule text,
      option text,
      note text,
      flagged_at bigint not null,
      verified integer not null,
      user_name text,
      session text,
      notice_version text,
      inputs_hash text not null,
      verdict text not null,
      review_comment text,
      reviewed_by text,
      reviewed_at bigint,
      duplicate_of text,
      revision integer not null,
      changes integer not null,
      inputs text not null,
      outputs text,
      corrected text,
      expected text
    )`)
    .execute(transaction);
  // Without the coalesce, runs that no browser made would never count as flagged before.
  await sql.raw("create unique index hardcase_cases_run on hardcase_cases (run_id, coalesce(session, ''))").execute(transaction);
  for (const [column, isSparse] of filters) {
    // Each is in the order of flags, so that a page costs the same however many cases match. SQLite adds the key by itself.
    const columns = dialect === "sqlite" ? column : `${column}, order_key`;
    const where = isSparse ? ` where ${column} is not null` : "";
    await sql.raw(`create index hardcase_cases_${column} on hardcase_cases (${columns})${where}`).execute(transaction);
  }
  await sql
    .raw(`create table hardcase_deliveries (
      case_id text not null,
      callback text not null,
      change text not null,
      generation integer not null,
      removed text,
      attempts integer not null default 0,
      due_at bigint not null,
      leases integer not null default 0,
      failed_at bigint,
      last_error text,
      primary key (case_id, callback)
    )`)
    .execute(transaction);
  await sql.raw("create index hardcase_deliveries_due on hardcase_deliveries (due_at, case_id)").execute(transaction);
  for (const statement of dialect === "sqlite" ? sqliteSearch : postgresSearch) await sql.raw(statement).execute(transaction);
};

/**
 * Only the index is kept, no text and no positions. The ascii tokenizer does nothing but split at spaces: words are made by
 * `searchWords`. The prefix indexes make the first letters of a word as quick to find as a whole one.
 */
const sqliteSearch = [
  `create virtual table hardcase_search using fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
  )`,
];

const postgresSearch = [
  "create table hardcase_search (rowid bigint primary key, words tsvector not null)",
  "create index hardcase_search_words on hardcase_search using gin (words)",
];

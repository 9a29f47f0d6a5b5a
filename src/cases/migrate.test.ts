import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CaseTables } from "./case-tables.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";
import { openSqlite } from "./sqlite-driver.ts";
import { sqliteKysely } from "./sqlite-kysely.ts";

let kysely: Kysely<CaseTables>;

beforeEach(async () => {
  kysely = sqliteKysely(await openSqlite(":memory:"));
});

afterEach(() => kysely.destroy());

const run = (migrations: readonly Migration[]) =>
  kysely.transaction().execute((transaction) => migrate(transaction, "sqlite", { place: "flagged/.hardcase/cases.db", migrations }));

const create: Migration = async (transaction) => {
  await sql`create table words (word text)`.execute(transaction);
  await sql`insert into words values ('kept')`.execute(transaction);
};
const extend: Migration = async (transaction) => {
  await sql`alter table words add column length integer`.execute(transaction);
  await sql`update words set length = length(word)`.execute(transaction);
};
const fail: Migration = async (transaction) => {
  await sql`delete from words`.execute(transaction);
  throw new Error("no");
};

const words = async () => (await sql`select * from words`.execute(kysely)).rows;

test("a new database goes through all migrations, and through none of them again", async () => {
  await run([create, extend]);
  await run([create, extend]);
  expect(await words()).toEqual([{ word: "kept", length: 4 }]);
});

test("an older database keeps its rows and gets what is new", async () => {
  await run([create]);
  await run([create, extend]);
  expect(await words()).toEqual([{ word: "kept", length: 4 }]);
});

test("a migration that fails leaves the database as it was", async () => {
  await run([create]);
  await expect(run([create, fail])).rejects.toThrow("no");
  expect(await words()).toEqual([{ word: "kept" }]);
  await run([create, extend]);
  expect(await words()).toEqual([{ word: "kept", length: 4 }]);
});

test("a newer database is refused with both formats, and left alone", async () => {
  await run([create, extend]);
  await expect(run([create])).rejects.toMatchObject({
    code: "HC_STORE",
    message: "flagged/.hardcase/cases.db has format 2, but this hardcase reads formats up to 1.",
    hint: "Install the newer hardcase that wrote it.",
  });
  expect(await words()).toEqual([{ word: "kept", length: 4 }]);
});

import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CaseTables } from "./case-tables.ts";
import { GroupCommit } from "./group-commit.ts";
import { openSqlite } from "./sqlite-driver.ts";
import { sqliteKysely } from "./sqlite-kysely.ts";

let kysely: Kysely<CaseTables>;
let statements: string[];
let groups: GroupCommit;

beforeEach(async () => {
  const database = await openSqlite(":memory:");
  database.exec("create table numbers (number integer primary key)");
  statements = [];
  kysely = sqliteKysely({
    exec: (text) => database.exec(text),
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      return {
        run(...given) {
          statements.push(text);
          return statement.run(...given);
        },
        get: (...given) => statement.get(...given),
        all: (...given) => statement.all(...given),
        iterate: (...given) => statement.iterate(...given),
        columns: () => statement.columns(),
      };
    },
  });
  groups = new GroupCommit(async () => kysely);
});

afterEach(() => kysely.destroy());

const add = (number: number) => groups.write((transaction) => sql`insert into numbers values (${number})`.execute(transaction), true);
const stored = async () =>
  (await sql<{ number: number }>`select number from numbers order by number`.execute(kysely)).rows.map(({ number }) => number);
const commits = () => statements.filter((text) => text === "commit").length;

test("writes that wait at once share one commit", async () => {
  await Promise.all(Array.from({ length: 100 }, (_, number) => add(number)));
  expect(commits()).toBe(1);
  expect(await stored()).toHaveLength(100);
});

test("a write resolves after its commit", async () => {
  const seen = await Promise.all([1, 2, 3].map((number) => add(number).then(commits)));
  expect(seen).toEqual([1, 1, 1]);
});

test("a write that comes during a group is in the next", async () => {
  const later: Promise<unknown>[] = [];
  await groups.write(async () => later.push(add(1)), true);
  await Promise.all(later);
  expect(commits()).toBe(2);
  expect(await stored()).toEqual([1]);
});

test("a write that fails is rolled back alone", async () => {
  const results = await Promise.allSettled([
    add(1),
    groups.write(async (transaction) => {
      await sql`insert into numbers values (2)`.execute(transaction);
      throw new Error("no");
    }, true),
    add(1),
    add(3),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(await stored()).toEqual([1, 3]);
});

test("a commit that fails fails every write of its group, and the next group works", async () => {
  await sql`create table parents (number integer primary key)`.execute(kysely);
  await sql`create table children (parent integer references parents deferrable initially deferred)`.execute(kysely);
  const orphan = groups.write((transaction) => sql`insert into children values (9)`.execute(transaction), true);
  const results = await Promise.allSettled([add(1), orphan]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await stored()).toEqual([]);
  await add(2);
  expect(await stored()).toEqual([2]);
});

test("only a group in which all may be lost in a power cut is spared the wait for the disk", async () => {
  const nothing = async () => {};
  await groups.write(nothing, false);
  await Promise.all([groups.write(nothing, false), groups.write(nothing, true)]);
  expect(statements.filter((text) => text.startsWith("pragma"))).toEqual(["pragma synchronous = normal", "pragma synchronous = full"]);
});

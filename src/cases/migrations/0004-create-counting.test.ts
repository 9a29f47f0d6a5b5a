import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleCase } from "../../testing/sample-case.ts";
import { toCaseRow } from "../case-row.ts";
import type { CaseTables } from "../case-tables.ts";
import { migrate } from "../migrate.ts";
import { openSqlite } from "../sqlite-driver.ts";
import { sqliteKysely } from "../sqlite-kysely.ts";
import { migrations } from "./migrations.ts";

let kysely: Kysely<CaseTables>;
let key = 0n;

beforeEach(async () => {
  kysely = sqliteKysely(await openSqlite(":memory:"));
});

afterEach(() => kysely.destroy());

const upgradeTo = (format: number) =>
  kysely
    .transaction()
    .execute((transaction) => migrate(transaction, "sqlite", { place: "cases.db", migrations: migrations.slice(0, format) }));

const add = (...given: Parameters<typeof sampleCase>) =>
  kysely
    .insertInto("hardcase_cases")
    .values({ ...toCaseRow(sampleCase(...given)), order_key: ++key })
    .execute();

const kept = async () => (await sql`select * from hardcase_counts order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`.execute(kysely)).rows;

const counted = async () =>
  (
    await sql`select is_newest, verdict, endpoint, coalesce(option, 0) as option, coalesce(version, 0) as version, coalesce(rule, 0) as rule,
      flagged_by, failed, coalesce(replay_result, 0) as replay_result, note is not null as has_note, corrected is not null as has_correction,
      count(*) as cases from hardcase_cases group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`.execute(
      kysely,
    )
  ).rows;

test("counts the cases of an older store, and whatever comes, changes and goes after it", async () => {
  await upgradeTo(3);
  await add({ flag: { option: "rude", note: "a note" } });
  await add({ flag: { option: "rude", note: "another" } });
  await add({ flag: { option: "" }, run: { version: "0" } });
  await upgradeTo(4);
  expect(await kept()).toHaveLength(2);
  expect(await kept()).toEqual(await counted());

  await add({ run: { version: "v2" }, flag: { by: "rule", rule: "slow", corrected: { Output: 1 } } });
  expect(await kept()).toHaveLength(3);
  expect(await kept()).toEqual(await counted());

  for (const change of [
    { verdict: "wrong" },
    { is_newest: 0 },
    { note: null },
    { note: "more" },
    { replay_result: "holds", replayed_at: 1 },
    { option: null, review_comment: "why" },
  ] as const) {
    await kysely.updateTable("hardcase_cases").set(change).where("order_key", "<=", 2n).execute();
    expect(await kept()).toEqual(await counted());
  }

  await kysely.deleteFrom("hardcase_cases").where("order_key", "<=", 3n).execute();
  expect(await kept()).toEqual(await counted());
  await kysely.deleteFrom("hardcase_cases").execute();
  expect(await kept()).toEqual([]);
});

test("an index holds all that is read for the order of time, the order by worth and people", async () => {
  await upgradeTo(4);
  for (const [name, condition] of [
    ["by_time", "order_key > 0"],
    ["by_worth", "worth > 0"],
    ["by_user", "user_name = 'ada'"],
  ]) {
    const { rows } = await sql
      .raw<{ detail: string }>(
        `explain query plan select order_key, worth from hardcase_cases indexed by hardcase_cases_${name} where ${condition} and is_newest = 1
         and verdict = 'new' and endpoint = '' and option = '' and version = '' and rule = '' and flagged_by = '' and failed = 1 and user_name = ''
         and replay_result = '' and (case when note is null then 0 else 1 end) = 1 and (case when corrected is null then 0 else 1 end) = 1`,
      )
      .execute(kysely);
    expect(rows[0]?.detail).toContain(`COVERING INDEX hardcase_cases_${name}`);
  }
});

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { casesOf } from "../testing/case-store-check.ts";
import { sampleCase } from "../testing/sample-case.ts";
import { toCaseRow } from "./case-row.ts";
import { GroupCommit } from "./group-commit.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/migrations.ts";
import { openCaseStore } from "./open-case-store.ts";
import { firstKeyAt } from "./order-key.ts";
import { openSqlite } from "./sqlite-driver.ts";
import { sqliteKysely } from "./sqlite-kysely.ts";

test("a store that an older hardcase has filled opens whole, and soon knows its repeats, near repeats and order", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hardcase-older-"));
  try {
    const text = (word: string) => ({ text: `a ${word} question that several people have asked of this demo` });
    const cases = [
      ...Array.from({ length: 60 }, () => sampleCase({ inputs: text("frequent") })),
      sampleCase({ inputs: text("frequented"), run: { version: "v1" } }),
      sampleCase({ inputs: text("frequent"), review: { verdict: "right", revision: 1 } }),
    ];
    await fillOlder(directory, cases);
    await using store = await openCaseStore(directory);
    const [first = "", near, judged] = [cases[0], cases[60], cases[61]].map((one) => one?.id);
    expect(casesOf(await store.list({}, { limit: 100 }))).toEqual(cases.toReversed());
    await expect.poll(async () => (await store.get(first))?.repeats).toBe(61);
    expect((await store.nearRepeats(first, 5)).map((one) => one.case.id)).toEqual([near]);
    const byWorth = await store.list({}, { limit: 100, order: "most worth judging" });
    expect(byWorth.cases.at(-1)?.id).toBe(judged);
    expect(await store.count({ isRepeat: false })).toBe(2);
  } finally {
    await rm(directory, { recursive: true });
  }
});

/** Makes a store of the second format. */
async function fillOlder(directory: string, cases: readonly ReturnType<typeof sampleCase>[]): Promise<void> {
  await mkdir(join(directory, ".hardcase"));
  const kysely = sqliteKysely(await openSqlite(join(directory, ".hardcase", "cases.db")));
  await new GroupCommit(async () => kysely).write(async (transaction) => {
    await migrate(transaction, "sqlite", { place: "cases.db", migrations: migrations.slice(0, 2) });
    const key = firstKeyAt(new Date(Date.UTC(2024, 0, 1)));
    const rows = cases.map((one, index) => ({ ...toCaseRow(one), order_key: key + BigInt(index) }));
    await transaction.insertInto("hardcase_cases").values(rows).execute();
  }, true);
  await kysely.destroy();
}

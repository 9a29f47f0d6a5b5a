import { type Kysely, sql } from "kysely";
import type { Json } from "../components/define-component.ts";
import type { StoredValues } from "./case.ts";
import type { CaseRow, CaseTables } from "./case-tables.ts";
import { bandKeys } from "./likeness/band-keys.ts";
import { repeatKey } from "./repeat-key.ts";
import { versionOrdinal } from "./sql-versions.ts";
import { worthOf } from "./worth-of.ts";

type Transaction = Kysely<CaseTables>;

/** People are counted among so many of the newest repeats, so that no flag costs more for those before it. */
const mostLookedAt = 100;

/** What a case has in the columns for repeats while it is the only one of its inputs. */
export async function firstOfRepeats(transaction: Transaction, row: CaseRow) {
  return { repeat_key: repeatKey(row), is_newest: 1, worth: await worthAlone(transaction, row) };
}

/** Counts a case, which is stored by now, among those with the same inputs, and makes its inputs known to those that are nearly the same. */
export async function joinRepeats(transaction: Transaction, row: CaseRow, pictureHash: string | null): Promise<void> {
  const key = repeatKey(row);
  const { cases } = await transaction
    .insertInto("hardcase_repeats")
    .values({ repeat_key: key, cases: 1, picture_hash: pictureHash })
    .onConflict((conflict) =>
      conflict.column("repeat_key").doUpdateSet({
        cases: sql`hardcase_repeats.cases + 1`,
        picture_hash: sql`coalesce(hardcase_repeats.picture_hash, excluded.picture_hash)`,
      }),
    )
    .returning("cases")
    .executeTakeFirstOrThrow();
  if (cases > 1) return settleRepeats(transaction, key, cases);
  const bands = bandKeys({ endpoint: row.endpoint, inputs: JSON.parse(row.inputs) as StoredValues, pictureHash });
  if (bands.length === 0) return;
  await transaction
    .insertInto("hardcase_likeness")
    .values(bands.map((band_key) => ({ band_key, repeat_key: key })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type LeavingCase = Pick<CaseRow, "endpoint" | "inputs_hash" | "inputs">;

/** Takes cases, which are deleted by now, out of the counts of their repeats. They had been prepared. */
export async function leaveRepeats(transaction: Transaction, rows: readonly LeavingCase[]): Promise<void> {
  for (const [key, group] of groupByKey(rows)) {
    const left = await transaction
      .updateTable("hardcase_repeats")
      .set({ cases: sql`cases - ${sql.lit(group.length)}` })
      .where("repeat_key", "=", key)
      .returning(["cases", "picture_hash"])
      .executeTakeFirst();
    const [first] = group;
    if (left === undefined || first === undefined) continue;
    if (left.cases > 0) {
      await settleRepeats(transaction, key, left.cases);
      continue;
    }
    await transaction.deleteFrom("hardcase_repeats").where("repeat_key", "=", key).execute();
    const inputs = JSON.parse(first.inputs) as StoredValues;
    const bands = bandKeys({ endpoint: first.endpoint, inputs, pictureHash: left.picture_hash });
    if (bands.length === 0) continue;
    await transaction.deleteFrom("hardcase_likeness").where("repeat_key", "=", key).where("band_key", "in", bands).execute();
  }
}

/** Brings the newest of exact repeats, and the one that was it before, up to date after one came, went or was judged. */
export async function settleRepeats(transaction: Transaction, key: bigint, known?: number): Promise<void> {
  const members = await transaction
    .selectFrom("hardcase_cases")
    .select(["id", "verdict", "failed", "version", "user_name", "session", "is_newest", "worth"])
    .where("repeat_key", "=", key)
    .orderBy("order_key", "desc")
    .limit(mostLookedAt)
    .execute();
  const cases = known ?? (await countRepeats(transaction, key));
  const people = new Set(members.map(({ user_name, session }) => user_name ?? session ?? "")).size;
  for (const [place, member] of members.entries()) {
    const isNewest = place === 0;
    // Only the newest has a worth of its own; of the others, one may have been it until now.
    if (!isNewest && member.is_newest === 0) continue;
    const worth = worthOf({
      ...{ verdict: member.verdict, isNewest, cases, people, hasFailed: member.failed === 1 },
      outputs: isNewest ? await outputsOf(transaction, member.id) : null,
      versionOrdinal: await versionOrdinal(transaction, member.version),
    });
    if (worth === member.worth && Number(isNewest) === member.is_newest) continue;
    await transaction
      .updateTable("hardcase_cases")
      .set({ is_newest: Number(isNewest), worth })
      .where("id", "=", member.id)
      .execute();
  }
}

async function worthAlone(transaction: Transaction, row: CaseRow): Promise<number> {
  return worthOf({
    ...{ verdict: row.verdict, isNewest: true, cases: 1, people: 1, hasFailed: row.failed === 1 },
    outputs: row.outputs === null ? null : (JSON.parse(row.outputs) as Json),
    versionOrdinal: await versionOrdinal(transaction, row.version),
  });
}

async function countRepeats(transaction: Transaction, key: bigint): Promise<number> {
  const row = await transaction.selectFrom("hardcase_repeats").select("cases").where("repeat_key", "=", key).executeTakeFirst();
  return row?.cases ?? 1;
}

async function outputsOf(transaction: Transaction, id: string): Promise<Json> {
  const row = await transaction.selectFrom("hardcase_cases").select("outputs").where("id", "=", id).executeTakeFirst();
  return row?.outputs ? (JSON.parse(row.outputs) as Json) : null;
}

function groupByKey(rows: readonly LeavingCase[]): Map<bigint, LeavingCase[]> {
  const groups = new Map<bigint, LeavingCase[]>();
  for (const row of rows) {
    const key = repeatKey(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

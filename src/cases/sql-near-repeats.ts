import { type Kysely, sql } from "kysely";
import type { StoredValues } from "./case.ts";
import { toKeptCase } from "./case-row.ts";
import type { CaseTables } from "./case-tables.ts";
import type { NearRepeat } from "./kept-case.ts";
import { bandKeys } from "./likeness/band-keys.ts";
import { pictureLikeness } from "./likeness/picture-likeness.ts";
import { shinglesOf, textLikeness } from "./likeness/shingles.ts";
import { repeatKey } from "./repeat-key.ts";
import { selectKeptCases } from "./select-cases.ts";
import { toStorableText } from "./storable-text.ts";

/** So many are compared in full, those first that share the most bands. */
const mostCompared = 200;
/** Less alike than this is not worth showing. */
const leastLikeness = 0.5;

/** Other cases of the endpoint whose inputs are nearly the same, the most alike first. */
export async function findNearRepeats(database: Kysely<CaseTables>, id: string, limit: number): Promise<NearRepeat[]> {
  const row = await selectKeptCases(database).where("id", "=", toStorableText(id)).executeTakeFirst();
  if (row === undefined) return [];
  const key = repeatKey(row);
  const pictureHash = await pictureHashOf(database, key);
  const bands = bandKeys({ endpoint: row.endpoint, inputs: JSON.parse(row.inputs) as StoredValues, pictureHash });
  if (bands.length === 0) return [];
  const candidates = await findCandidates(database, bands, key);
  if (candidates.length === 0) return [];
  const rows = await selectKeptCases(database)
    .innerJoin("hardcase_repeats", "hardcase_repeats.repeat_key", "hardcase_cases.repeat_key")
    .select("picture_hash")
    .where("hardcase_cases.repeat_key", "in", candidates)
    // The plus keeps SQLite from following the index of this column, which nearly all cases are in.
    .where(sql`+is_newest`, "=", 1)
    .execute();
  const shingles = shinglesOf(JSON.parse(row.inputs) as StoredValues);
  return rows
    .map((other) => {
      const text = textLikeness(shingles, shinglesOf(JSON.parse(other.inputs) as StoredValues));
      return { case: toKeptCase(other), likeness: Math.max(text, pictureLikeness(pictureHash, other.picture_hash)) };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, limit);
}

async function pictureHashOf(database: Kysely<CaseTables>, key: bigint): Promise<string | null> {
  const row = await database.selectFrom("hardcase_repeats").select("picture_hash").where("repeat_key", "=", key).executeTakeFirst();
  return row?.picture_hash ?? null;
}

/** Of each band no more than some, whatever is common. */
async function findCandidates(database: Kysely<CaseTables>, bands: readonly bigint[], own: bigint): Promise<bigint[]> {
  const parts = bands.map(
    (band) =>
      sql`select * from (select repeat_key from hardcase_likeness where band_key = ${band} and repeat_key <> ${own} limit ${mostCompared}) one_band`,
  );
  const { rows } = await sql<{ repeat_key: string }>`
    select cast(repeat_key as text) as repeat_key from (${sql.join(parts, sql` union all `)}) shared
    group by repeat_key order by count(*) desc limit ${mostCompared}
  `.execute(database);
  return rows.map((row) => BigInt(row.repeat_key));
}

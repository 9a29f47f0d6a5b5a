import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Case } from "../src/cases/case.ts";
import type { CaseDatabase } from "../src/cases/case-database.ts";
import { toCaseRow } from "../src/cases/case-row.ts";
import type { CaseRow, CaseTables } from "../src/cases/case-tables.ts";
import { bandKeys } from "../src/cases/likeness/band-keys.ts";
import { firstKeyAt } from "../src/cases/order-key.ts";
import { PostgresCaseDatabase } from "../src/cases/postgres-case-database.ts";
import { searchWords } from "../src/cases/search-words.ts";
import { isPostgresUrl } from "../src/cases/show-postgres-url.ts";
import { firstOfRepeats, joinRepeats } from "../src/cases/sql-repeats.ts";
import { SqliteCaseDatabase } from "../src/cases/sqlite-case-database.ts";
import { sampleCase } from "../src/testing/sample-case.ts";

const chunk = 500;
const vocabulary = 20_000;
const year = 365 * 86_400_000;

/** Fills an empty store with cases spread over the last year, oldest first; past `add`, which would wait for the disk each time. */
export async function fillCases(location: string, total: number): Promise<void> {
  const database: CaseDatabase = isPostgresUrl(location)
    ? await PostgresCaseDatabase.open(location)
    : await SqliteCaseDatabase.open(location);
  if (database.dialect.name === "sqlite") await database.read((connection) => sql`pragma cache_size = -500000`.execute(connection));
  const oldest = Date.now() - year;
  for (let first = 0; first < total; first += chunk) {
    const length = Math.min(chunk, total - first);
    const cases = Array.from({ length }, (_, offset) =>
      newTextCase(first + offset, new Date(oldest + ((first + offset) / total) * year), total),
    );
    await insert(database, cases);
  }
  await database.close();
}

async function insert(database: CaseDatabase, cases: readonly Case[]): Promise<void> {
  await database.write(
    async (transaction) => {
      const keys = cases.map(({ flag }, index) => firstKeyAt(flag.at) + BigInt(index));
      const rows = cases.map(toCaseRow);
      const derived = [];
      for (const row of rows) derived.push({ ...row, ...(await firstOfRepeats(transaction, row)) });
      const values = derived.map((row, index) => ({ ...row, order_key: keys[index] ?? 0n }));
      await transaction.insertInto("hardcase_cases").values(values).execute();
      await fillRepeats(transaction, derived);
      const words = cases.map((one, index) => ({ rowid: keys[index] ?? 0n, words: database.dialect.toIndexedWords(searchWords(one)) }));
      await transaction.insertInto("hardcase_search").values(words).execute();
    },
    { isDurable: false },
  );
}

/** The same as `joinRepeats` for each, but by one statement for those that are the first of their inputs. */
async function fillRepeats(transaction: Kysely<CaseTables>, rows: readonly (CaseRow & { repeat_key: bigint })[]): Promise<void> {
  const isShared = ({ inputs }: CaseRow) => inputs.includes(popular);
  const alone = rows.filter((row) => !isShared(row));
  await transaction
    .insertInto("hardcase_repeats")
    .values(alone.map(({ repeat_key }) => ({ repeat_key, cases: 1 })))
    .execute();
  const bands = alone.flatMap(({ endpoint, inputs, repeat_key }) =>
    bandKeys({ endpoint, inputs: JSON.parse(inputs), pictureHash: null }).map((band_key) => ({ band_key, repeat_key })),
  );
  await transaction.insertInto("hardcase_likeness").values(bands).execute();
  for (const row of rows.filter(isShared)) await joinRepeats(transaction, row, null);
}

/** Begins the texts that many people try. */
const popular = "a popular question";

/** A text of forty words, as frequent as those of a language: `w0` stands in nearly every case, `w19999` in hardly one. */
export function newTextCase(index: number, at: Date, total = Number.POSITIVE_INFINITY): Case {
  const words = Array.from({ length: 40 }, () => `w${Math.floor(vocabulary ** Math.random()) - 1}`).join(" ");
  const text = Math.random() < 0.03 ? `${popular}, number ${Math.floor(2000 ** Math.random())}, that everybody asks` : words;
  const inputs = { text: index === 5000 ? `${words} needle` : text };
  const isRare = Number.isFinite(total) && index % Math.ceil(total / 10) === 0;
  const isFailed = Math.random() < 0.02;
  const isByRule = Math.random() < 0.1;
  return sampleCase({
    inputs,
    inputsHash: createHash("sha256").update(JSON.stringify(inputs)).digest("hex"),
    outputs: isFailed ? null : { Output: `${text.slice(0, 100)} …` },
    user: isRare ? "rare" : `user-${Math.floor(Math.random() * 1000)}`,
    run: {
      endpoint: isRare ? "rare" : oneOf(["translate", "summarize", "classify"]),
      version: `v${Math.floor(Math.random() * 20)}`,
      startedAt: at,
      error: isFailed ? { code: "HC_FUNCTION", message: "out of memory" } : null,
    },
    flag: {
      at,
      by: isByRule ? "rule" : "person",
      rule: isByRule ? oneOf(["unsure", "slow"]) : null,
      option: oneOf(["wrong", "rude", "other"]),
      note: Math.random() < 0.05 ? `not what I asked for ${words.slice(0, 20)}` : null,
      corrected: Math.random() < 0.02 ? { Output: words.slice(0, 100) } : null,
    },
    review: { verdict: Math.random() < 0.1 ? "wrong" : "new" },
  });
}

function oneOf<Value>(choices: readonly [Value, ...Value[]]): Value {
  return choices[Math.floor(Math.random() * choices.length)] ?? choices[0];
}

import type { Case } from "../src/cases/case.ts";
import type { CaseDatabase } from "../src/cases/case-database.ts";
import { toCaseRow } from "../src/cases/case-row.ts";
import { firstKeyAt } from "../src/cases/order-key.ts";
import { PostgresCaseDatabase } from "../src/cases/postgres-case-database.ts";
import { searchWords } from "../src/cases/search-words.ts";
import { isPostgresUrl } from "../src/cases/show-postgres-url.ts";
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
      const rows = cases.map((one, index) => ({ ...toCaseRow(one), order_key: keys[index] ?? 0n }));
      await transaction.insertInto("hardcase_cases").values(rows).execute();
      const words = cases.map((one, index) => ({ rowid: keys[index] ?? 0n, words: database.dialect.toIndexedWords(searchWords(one)) }));
      await transaction.insertInto("hardcase_search").values(words).execute();
    },
    { isDurable: false },
  );
}

/** A text of forty words, as frequent as those of a language: `w0` stands in nearly every case, `w19999` in hardly one. */
export function newTextCase(index: number, at: Date, total = Number.POSITIVE_INFINITY): Case {
  const text = Array.from({ length: 40 }, () => `w${Math.floor(vocabulary ** Math.random()) - 1}`).join(" ");
  const isRare = Number.isFinite(total) && index % Math.ceil(total / 10) === 0;
  const isFailed = Math.random() < 0.02;
  const isByRule = Math.random() < 0.1;
  return sampleCase({
    inputs: { text: index === 5000 ? `${text} needle` : text },
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
    },
    review: { verdict: Math.random() < 0.1 ? "wrong" : "new" },
  });
}

function oneOf<Value>(choices: readonly [Value, ...Value[]]): Value {
  return choices[Math.floor(Math.random() * choices.length)] ?? choices[0];
}

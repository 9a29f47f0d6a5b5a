import { toCaseRow } from "../../src/cases/case-row.ts";
import { openCaseStore } from "../../src/cases/open-case-store.ts";
import { firstKeyAt } from "../../src/cases/order-key.ts";
import { SqliteCaseDatabase } from "../../src/cases/sqlite-case-database.ts";
import { sampleCase } from "../../src/testing/sample-case.ts";

const chunk = 500;

/** The text of a case: a sentence of its own. */
export function textOf(index: number): string {
  return `Sentence ${index} of many, which is as long as most that are put to a model.`;
}

/** Fills an empty flagging directory with cases of an identity function that a reviewer found right; past `add`, which waits for the disk. */
export async function fillJudgedCases(dir: string, total: number): Promise<void> {
  await using _made = await openCaseStore({ dir });
  const database = await SqliteCaseDatabase.open(dir);
  const oldest = Date.now() - total * 1000;
  for (let first = 0; first < total; first += chunk) {
    const rows = Array.from({ length: Math.min(chunk, total - first) }, (_, offset) => {
      const [text, at] = [textOf(first + offset), new Date(oldest + (first + offset) * 1000)];
      const one = sampleCase({
        run: { endpoint: "identity" },
        inputs: { text },
        outputs: { Output: text },
        flag: { at },
        review: { verdict: "right" },
      });
      return { ...toCaseRow(one), order_key: firstKeyAt(at) };
    });
    await database.write((transaction) => transaction.insertInto("hardcase_cases").values(rows).execute(), { isDurable: false });
  }
  await database.close();
}

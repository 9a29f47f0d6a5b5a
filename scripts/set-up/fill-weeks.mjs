import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const days = 56;
const lastDay = Date.UTC(2026, 2, 29);
const dayMs = 86_400_000;

/** How often each version is flagged: the third is a bad one. */
const versions = [
  { version: "1.0", share: 0.021 },
  { version: "1.1", share: 0.024 },
  { version: "1.2", share: 0.071 },
  { version: "1.3", share: 0.016 },
];
const options = ["off by one", "off by one", "off by one", "wrong sign", "wrong sign", "other"];
const verdicts = /** @type {const} */ (["wrong", "right", "wrong", "discarded", "wrong", "new"]);

/**
 * Writes what a calculator's runs and flags of some weeks leave in the store of a directory: the same at every time, for pictures.
 *
 * @param {string} directory
 */
export async function fillWeeks(directory) {
  const { openCaseStore } = await importBuilt("cases/open-case-store.js");
  const { sampleCase } = await importBuilt("testing/sample-case.js");
  const store = await openCaseStore({ dir: directory });
  const isNext = countsUp();
  let flags = 0;
  for (let day = 0; day < days; day++) {
    const { version, share } = versions[Math.floor((day / days) * versions.length)] ?? { version: null, share: 0 };
    const begin = lastDay - (days - 1 - day) * dayMs;
    // Fewer people come at weekends.
    const runs = Math.round((day % 7 < 5 ? 150 : 60) * (1 + 0.3 * Math.sin(day / 3)));
    await store.addRuns([{ endpoint: "calculator", version, day: new Date(begin).toISOString().slice(0, 10), runs, failed: 0 }]);
    for (let run = 0; run < runs; run++) {
      if (!isNext(share * (1 + 0.6 * Math.sin(day * 1.7)))) continue;
      flags++;
      const byRule = flags % 9 === 0;
      const flag = {
        at: new Date(begin + 8 * 3_600_000 + run * 60_000),
        ...(byRule ? { by: "rule", rule: "not a number" } : { option: options[flags % 6] }),
      };
      const isOld = day < days - 12;
      const review = { verdict: isOld ? verdicts[flags % 6] : "new", revision: isOld ? 1 : 0 };
      await store.add(sampleCase({ inputs: { num1: flags, operation: "add", num2: 0.2 }, run: { version }, flag, review }), []);
    }
  }
  await store[Symbol.asyncDispose]();
}

/** Says at every so-manyth time that it is so far, without chance. */
function countsUp() {
  let sum = 0;
  return (/** @type {number} */ share) => {
    sum += share;
    if (sum < 1) return false;
    sum--;
    return true;
  };
}

/** @param {string} file */
async function importBuilt(file) {
  return import(pathToFileURL(join(root, "dist", file)).href);
}

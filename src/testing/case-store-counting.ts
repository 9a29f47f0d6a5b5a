import { deepStrictEqual, equal } from "node:assert/strict";
import type { CaseStore } from "../cases/case-store.ts";
import { type StoreCheck, storeCheck } from "./case-store-check.ts";
import { sampleCase } from "./sample-case.ts";

/** What a store counts: cases by what can be filtered by, flags over time, and the runs behind them. */
export const countingChecks: readonly StoreCheck[] = [
  storeCheck("counts cases by each thing, the filter's own condition on it left out", async (store) => {
    await addVariety(store);
    const counts = await store.counts({});
    deepStrictEqual(
      { ...counts, byEndpoint: undefined },
      {
        total: 6,
        isAtLeast: false,
        byVerdict: [
          { value: "new", count: 5 },
          { value: "right", count: 1 },
        ],
        byEndpoint: undefined,
        byOption: [
          { value: "rude", count: 2 },
          { value: "other", count: 1 },
        ],
        byVersion: [{ value: "v1", count: 4 }],
        byRule: [{ value: "slow", count: 1 }],
        byUser: [{ value: "ada\0", count: 3 }],
        byFlagger: [
          { value: "person", count: 5 },
          { value: "rule", count: 1 },
        ],
        byResult: [],
        failed: 1,
        hasNote: 2,
        hasCorrection: 1,
      },
    );
    const ofAda = await store.counts({ user: "ada\0", option: "rude" });
    equal(ofAda.total, 1);
    deepStrictEqual(ofAda.byUser, [{ value: "ada\0", count: 1 }]);
    deepStrictEqual(ofAda.byOption, [
      { value: "other", count: 1 },
      { value: "rude", count: 1 },
    ]);
    deepStrictEqual(ofAda.byVersion, [{ value: "v1", count: 1 }]);
    equal((await store.counts({ failed: true })).failed, 1);
    equal((await store.counts({ search: "noted" })).total, 2);
    equal((await store.counts({ search: "noted" })).hasNote, 2);
    deepStrictEqual((await store.counts({ verdict: "wrong" })).byVersion, []);
  }),

  storeCheck("filters by whether there is a note or a correction", async (store) => {
    await addVariety(store);
    const counted = await Promise.all(
      [{ hasNote: true }, { hasNote: false }, { hasCorrection: true }, { hasCorrection: false }].map((filter) => store.count(filter)),
    );
    deepStrictEqual(counted, [2, 4, 1, 5]);
  }),

  storeCheck("adds runs up by endpoint, version and day, in two places at once", async (store, place) => {
    await using other = await place.open();
    const day = "2024-03-01";
    const runs = { endpoint: "calculator", version: "v1", day, runs: 5, failed: 1 };
    await Promise.all([store.addRuns([runs, { ...runs, version: null }]), other.addRuns([runs])]);
    await store.addRuns([{ ...runs, endpoint: "another" }]);
    await store.add(sampleCase({ run: { version: "v1" }, flag: { at: new Date(`${day}T23:59:59Z`), option: "rude" } }), []);
    await store.add(sampleCase({ run: { version: "v2" }, flag: { at: new Date("2024-03-02T00:00:00Z"), rule: "slow" } }), []);
    const numbers = await store.numbers({ endpoint: "calculator" });
    deepStrictEqual(numbers.byDay, [
      { day, flags: 1, runs: 15 },
      { day: "2024-03-02", flags: 1, runs: null },
    ]);
    deepStrictEqual(numbers.byVersion, [
      { version: null, flags: 0, runs: 5 },
      { version: "v1", flags: 1, runs: 10 },
      { version: "v2", flags: 1, runs: null },
    ]);
    deepStrictEqual(numbers.byOption, [{ value: "rude", flags: 1 }]);
    deepStrictEqual(numbers.byRule, [{ value: "slow", flags: 1 }]);
    deepStrictEqual(numbers.byEndpoint, [{ value: "calculator", flags: 2, runs: 15 }]);
    deepStrictEqual((await store.numbers({ version: "v1" })).byEndpoint, [
      { value: "calculator", flags: 1, runs: 10 },
      { value: "another", flags: 0, runs: 5 },
    ]);
    deepStrictEqual(numbers.byVerdict, [{ value: "new", flags: 2 }]);
    deepStrictEqual((await store.numbers({ version: "v1" })).byDay, [{ day, flags: 1, runs: 15 }]);
    deepStrictEqual((await store.numbers({ since: new Date("2024-03-02T00:00:00Z") })).byDay, [
      { day: "2024-03-02", flags: 1, runs: null },
    ]);
  }),
];

async function addVariety(store: CaseStore): Promise<void> {
  const ada = { user: "ada\0", run: { version: "v1" } };
  await store.add(sampleCase({ ...ada, flag: { option: "rude", note: "noted" } }), []);
  await store.add(sampleCase({ ...ada, flag: { option: "other", corrected: { Output: 12 } } }), []);
  await store.add(sampleCase({ ...ada, flag: { by: "rule", rule: "slow" } }), []);
  await store.add(sampleCase({ flag: { option: "rude", note: "noted too" } }), []);
  await store.add(sampleCase({ run: { version: "v1", error: { code: "HC_FUNCTION", message: "no" } }, outputs: null }), []);
  await store.add(sampleCase({ review: { verdict: "right", revision: 1 } }), []);
}

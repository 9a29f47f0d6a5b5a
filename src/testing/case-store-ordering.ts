import { deepStrictEqual, equal } from "node:assert/strict";
import type { Case } from "../cases/case.ts";
import type { CaseFilter, CaseStore } from "../cases/case-store.ts";
import { casesOf, only, type StoreCheck, storeCheck } from "./case-store-check.ts";
import { type SampleChanges, sampleCase } from "./sample-case.ts";

const order = "most worth judging";

/** In which order a store lists cases, and how it jumps anywhere in a list. */
export const orderingChecks: readonly StoreCheck[] = [
  storeCheck("lists first what is most worth judging: flagged often, by many, failed, unsure, of the newest version", async (store) => {
    const about = (text: string, change: SampleChanges = {}) => sampleCase({ inputs: { text }, ...change });
    const label = (confidence: number) => ({ Output: { label: "cat", confidences: [{ label: "cat", confidence }] } });
    const plain = about("plain");
    const sure = about("sure", { outputs: label(0.9) });
    const unsure = about("unsure", { outputs: label(0.4) });
    const failed = about("failed", { run: { error: { code: "HC_FUNCTION", message: "no" } }, outputs: null });
    const often = Array.from({ length: 3 }, () => about("often", { session: "one" }));
    const byMany = Array.from({ length: 3 }, () => about("by many"));
    const judged = about("judged", { review: { verdict: "right", revision: 1 } });
    const added = [...byMany, ...often, failed, unsure, sure, judged, plain];
    for (const [index, one] of added.entries()) await store.add({ ...one, flag: { ...one.flag, at: new Date(index) } }, []);
    const expected = [byMany[2], often[2], failed, unsure, sure, plain, often[1], often[0], byMany[1], byMany[0], judged];
    deepStrictEqual(await idsIn(store, {}), idsOf(expected));
    deepStrictEqual(await idsIn(store, { verdict: "new" }), idsOf(expected.slice(0, -1)));
    deepStrictEqual(await idsIn(store, { verdict: "new", isRepeat: false }), idsOf(expected.slice(0, 6)));
    deepStrictEqual(await idsIn(store, { verdict: "right" }), [judged.id]);
    deepStrictEqual(await idsIn(store, { search: "often" }), idsOf([often[2], often[1], often[0]]));
    deepStrictEqual(await idsIn(store, { search: "often", session: "one" }), idsOf([often[2], often[1], often[0]]));
    deepStrictEqual(await idsIn(store, { failed: true, verdict: "new" }), [failed.id]);
    deepStrictEqual(await idsIn(store, { until: new Date(0) }), []);
    const [first, second, third] = ["v1", "v2", "v3"].map((version) => about(version, { run: { version } }));
    for (const one of [first, second, third]) await store.add(only(one), []);
    const versions = [first, second, third].map((one) => only(one).id);
    deepStrictEqual(
      (await idsIn(store, { isRepeat: false })).filter((id) => versions.includes(id)),
      versions.toReversed(),
    );
  }),

  storeCheck("puts a judged case last, and back in its place when the verdict is undone", async (store) => {
    const cases = ["one", "two", "three"].map((text) => sampleCase({ inputs: { text } }));
    for (const one of cases) await store.add(one, []);
    const newest = only(cases[2]);
    const { revision: _, ...review } = newest.review;
    await store.review(newest.id, { ...review, verdict: "wrong" }, 1);
    deepStrictEqual(await idsIn(store, {}), idsOf([cases[1], cases[0], newest]));
    await store.review(newest.id, { ...review, verdict: "new" }, 2);
    deepStrictEqual(await idsIn(store, {}), idsOf([newest, cases[1], cases[0]]));
  }),

  storeCheck("jumps anywhere in a list, in each order and with any filter, and goes on from there", async (store) => {
    const cases = Array.from({ length: 12 }, (_, index) =>
      sampleCase({
        inputs: { text: `number ${index}` },
        user: index % 2 ? "ada" : "eve",
        flag: { at: new Date(Date.UTC(2024, 0, index + 1)), note: index % 3 ? null : "noted" },
      }),
    );
    for (const one of cases) await store.add(one, []);
    const filters: CaseFilter[] = [
      {},
      { user: "ada" },
      { hasNote: true },
      { user: "ada", hasNote: false },
      { search: "number", user: "eve" },
    ];
    for (const one of ["newest first", "oldest first", order] as const) {
      for (const filter of filters) {
        const all = casesOf(await store.list(filter, { limit: 20, order: one }));
        const stretch = await store.listAt(filter, { offset: 1, limit: 2, order: one });
        deepStrictEqual(casesOf(stretch), all.slice(1, 3), JSON.stringify([one, filter]));
        const rest = stretch.next === null ? [] : casesOf(await store.list(filter, { limit: 20, order: one, after: stretch.next }));
        deepStrictEqual(rest, all.slice(3), JSON.stringify([one, filter]));
      }
    }
    deepStrictEqual(await store.listAt({}, { offset: 12, limit: 5 }), { cases: [], next: null });
    equal((await store.listAt({}, { offset: 11, limit: 5 })).next, null);
  }),
];

async function idsIn(store: CaseStore, filter: CaseFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await store.list(filter, { limit: 2, order, ...(after !== undefined && { after }) });
    ids.push(...page.cases.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

const idsOf = (cases: readonly (Case | undefined)[]) => cases.map((one) => only(one).id);

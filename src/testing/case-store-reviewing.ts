import { deepStrictEqual, equal } from "node:assert/strict";
import { only, type StoreCheck, storeCheck } from "./case-store-check.ts";
import { sampleCase } from "./sample-case.ts";

const noReview = sampleCase().review;

/** What a store keeps of reviewing: histories, replays, saved views, and the log by which others learn of changes. */
export const reviewingChecks: readonly StoreCheck[] = [
  storeCheck("keeps every decision on a case, with who and when", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, []);
    deepStrictEqual(await store.history(flagged.id), []);
    const { revision: _, ...first } = { ...noReview, verdict: "wrong", expected: { Output: 12 }, by: "ada", at: new Date(1) } as const;
    const second = { ...first, verdict: "discarded", expected: null, comment: "twice\0", by: "eve", duplicateOf: "another" } as const;
    await store.review(flagged.id, first, 1);
    equal(await store.review(flagged.id, second, 1), undefined);
    await store.review(flagged.id, second, 2);
    deepStrictEqual(await store.history(flagged.id), [
      { ...first, revision: 1 },
      { ...second, revision: 2 },
    ]);
    await store.remove(flagged.id, []);
    deepStrictEqual(await store.history(flagged.id), []);
  }),

  storeCheck("tells the decision that a case came with as the first of its history", async (store) => {
    const review = { ...noReview, verdict: "right", by: "ada", at: new Date(1), revision: 4 } as const;
    const flagged = sampleCase({ review });
    await store.add(flagged, []);
    deepStrictEqual(await store.history(flagged.id), [review]);
    const { revision: _, ...next } = { ...review, verdict: "new" } as const;
    await store.review(flagged.id, next, 5);
    deepStrictEqual(await store.history(flagged.id), [review, { ...next, revision: 5 }]);
  }),

  storeCheck("keeps the newest replay of each case, and filters and counts by it", async (store) => {
    const [first, second] = [sampleCase(), sampleCase()];
    for (const one of [first, second]) await store.add(one, []);
    const result = { case: first.id, result: "still wrong", version: "v2\0", at: new Date(1000), reason: "differs by 2" } as const;
    await store.recordReplay([result, { ...result, case: second.id, result: "holds", reason: null }, { ...result, case: "nothing" }]);
    deepStrictEqual((await store.get(first.id))?.replayed, result);
    const newer = { ...result, result: "fixed", at: new Date(2000), version: null } as const;
    await store.recordReplay([newer]);
    await store.recordReplay([result]);
    deepStrictEqual((await store.get(first.id))?.replayed, newer);
    deepStrictEqual(
      (await store.list({ result: "fixed" }, { limit: 5 })).cases.map(({ id }) => id),
      [first.id],
    );
    deepStrictEqual((await store.counts({ result: "holds" })).byResult, [
      { value: "fixed", count: 1 },
      { value: "holds", count: 1 },
    ]);
  }),

  storeCheck("keeps views by name", async (store, place) => {
    deepStrictEqual(await store.views(), []);
    await store.saveView({ name: "to do\0", query: "verdict=new" });
    await store.saveView({ name: "errors", query: "failed=true" });
    await store.saveView({ name: "to do\0", query: "verdict=new&order=worth" });
    await using other = await place.open();
    deepStrictEqual(await other.views(), [
      { name: "errors", query: "failed=true" },
      { name: "to do\0", query: "verdict=new&order=worth" },
    ]);
    await other.removeView("errors");
    equal((await store.views()).length, 1);
  }),

  storeCheck("tells what has happened since a mark, in this place or another", async (store, place) => {
    await using other = await place.open();
    const [old, flagged] = [sampleCase(), sampleCase()];
    await store.add(old, []);
    const { mark, ...nothing } = await store.changesSince(null);
    deepStrictEqual(nothing, { cases: [], isMany: false });
    deepStrictEqual((await store.changesSince(mark)).cases, []);
    await other.add(flagged, []);
    const added = await store.changesSince(mark);
    deepStrictEqual({ ...added, mark: "" }, { mark: "", cases: [flagged.id], isMany: false });
    await other.change(flagged.id, { note: "noted" }, []);
    const { revision: _, ...review } = noReview;
    await other.review(old.id, { ...review, verdict: "right" }, 1);
    const changed = await store.changesSince(added.mark);
    deepStrictEqual(new Set(changed.cases), new Set([flagged.id, old.id]));
    await other.recordReplay([{ case: old.id, result: "holds", version: null, at: new Date(), reason: null }]);
    const replayed = await store.changesSince(changed.mark);
    deepStrictEqual(replayed.cases, [old.id]);
    deepStrictEqual((await store.changesSince(replayed.mark)).cases, []);
  }),

  storeCheck("names no case that is gone, but tells that much may have happened; so also after a mark it does not know", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, []);
    const { mark } = await store.changesSince(null);
    await store.change(flagged.id, { note: "noted" }, []);
    await store.remove(flagged.id, []);
    const { mark: next, ...removed } = await store.changesSince(mark);
    deepStrictEqual(removed, { cases: [], isMany: true });
    deepStrictEqual({ ...(await store.changesSince(next)), mark: "" }, { mark: "", cases: [], isMany: false });
    for (const unknown of ["", "x", "9".repeat(14), "-5"]) equal((await store.changesSince(unknown)).isMany, true, unknown);
  }),

  storeCheck("tells of very many changes as many", async (store) => {
    const { mark } = await store.changesSince(null);
    const cases = Array.from({ length: 1001 }, () => sampleCase());
    await Promise.all(cases.map((one) => store.add(one, [])));
    equal((await store.changesSince(mark)).isMany, true);
    equal((await store.get(only(cases[0]).id))?.repeats, 1001);
  }),
];

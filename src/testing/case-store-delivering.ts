import { deepStrictEqual, equal } from "node:assert/strict";
import { csv, deliverAll, hub, later, only, type StoreCheck, storeCheck, summary } from "./case-store-check.ts";
import { everythingSaid, sampleCase } from "./sample-case.ts";

/** What a store owes to callbacks: each is told of each case, and of what becomes of it, in order and after a restart. */
export const deliveringChecks: readonly StoreCheck[] = [
  storeCheck("hands out each delivery once, oldest first", async (store, place) => {
    await using other = await place.open();
    const cases = Array.from({ length: 40 }, () => sampleCase());
    for (const one of cases) await store.add(one, [csv, hub]);
    const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? other : store).due(later(10), 5)));
    equal(taken.flat().length, 80);
    equal(new Set(taken.flat().map((delivery) => `${delivery.case} ${delivery.callback}`)).size, 80);
    deepStrictEqual(await store.due(later(10), 5), []);
    deepStrictEqual(await store.pending(), { count: 80, lastError: null });
  }),

  storeCheck("hands out those of one case alone, when asked for them", async (store) => {
    const [first, second] = [sampleCase(), sampleCase()];
    await store.add(first, [csv]);
    await store.add(second, [csv, hub]);
    deepStrictEqual(
      (await store.due(later(10), 9, { case: second.id })).map((delivery) => delivery.case),
      [second.id, second.id],
    );
    deepStrictEqual(
      (await store.due(later(10), 9)).map((delivery) => delivery.case),
      [first.id],
    );
  }),

  storeCheck("hands out in the order of flags", async (store) => {
    const cases = Array.from({ length: 10 }, () => sampleCase());
    for (const one of cases) await store.add(one, [csv]);
    deepStrictEqual(
      (await store.due(later(10), 10)).map((delivery) => delivery.case),
      cases.map(({ id }) => id),
    );
  }),

  storeCheck("forgets what was delivered, and retries what failed when its time has come", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv, hub]);
    equal(await store.nextDueAt().then((date) => date !== null && date <= new Date()), true);
    const [first, second] = (await store.due(new Date(), 9)).sort((one, other) => one.callback.localeCompare(other.callback));
    await store.delivered(only(first));
    const next = later(5000);
    await store.failed(only(second), "the Hub is away", next);
    deepStrictEqual(await store.pending(), { count: 1, lastError: "the Hub is away" });
    deepStrictEqual(await store.nextDueAt(), next);
    deepStrictEqual(await store.due(new Date(), 9), []);
    const [again] = await store.due(next, 9);
    deepStrictEqual(again, { ...only(second), attempts: 1, nextAttemptAt: next, lastError: "the Hub is away" });
    await store.delivered(only(again));
    deepStrictEqual(await store.pending(), { count: 0, lastError: null });
    equal(await store.nextDueAt(), null);
  }),

  storeCheck("hands a delivery out again when its holder has died, and not to whom comes too late", async (store, place) => {
    await using other = await place.open();
    await store.add(sampleCase(), [csv]);
    const dead = only((await store.due(new Date(), 9))[0]);
    deepStrictEqual(await other.due(later(50_000), 9), []);
    const taken = only((await other.due(later(70_000), 9))[0]);
    equal(taken.attempts, 1);
    await store.failed(dead, "too late", new Date());
    deepStrictEqual(await store.due(later(10), 9), []);
    equal((await store.pending()).lastError, null);
    await other.delivered(taken);
    equal((await store.pending()).count, 0);
  }),

  storeCheck("hands out at once what a store has left when it closed", async (store, place) => {
    await store.add(sampleCase(), [csv]);
    {
      await using other = await place.open();
      equal((await other.due(new Date(), 9)).length, 1);
    }
    equal((await store.due(later(10), 9)).length, 1);
  }),

  storeCheck("delivers a case that changed before its delivery once, as it is now", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv]);
    await store.change(flagged.id, { note: "one" }, [csv]);
    await store.change(flagged.id, { note: "two" }, [csv]);
    const deliveries = await store.due(later(10), 9);
    deepStrictEqual(deliveries.map(summary), [{ case: flagged.id, callback: csv, change: "flag", generation: 3, attempts: 0 }]);
    await store.delivered(only(deliveries[0]));
    equal((await store.pending()).count, 0);
  }),

  storeCheck("delivers an update of a case that was delivered", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv]);
    await deliverAll(store);
    await store.change(flagged.id, { note: "one" }, [csv, hub]);
    deepStrictEqual(
      (await store.due(later(10), 9)).map(summary).sort((one, other) => one.callback.localeCompare(other.callback)),
      [
        { case: flagged.id, callback: csv, change: "update", generation: 2, attempts: 0 },
        { case: flagged.id, callback: hub, change: "update", generation: 2, attempts: 0 },
      ],
    );
  }),

  storeCheck("says nothing of a change that changes nothing", async (store) => {
    const flagged = sampleCase({ flag: { note: "one", corrected: { Output: [1, { a: null }] } } });
    await store.add(flagged, [csv]);
    await deliverAll(store);
    await store.change(flagged.id, { note: "one", corrected: { Output: [1, { a: null }] } }, [csv]);
    equal((await store.pending()).count, 0);
  }),

  storeCheck("holds back a change while an earlier one is under way, then delivers it as an update", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv]);
    const underWay = only((await store.due(new Date(), 9))[0]);
    await store.change(flagged.id, { note: "late" }, [csv]);
    deepStrictEqual(await store.due(later(10), 9), []);
    await store.delivered(underWay);
    deepStrictEqual((await store.due(later(10), 9)).map(summary), [
      { case: flagged.id, callback: csv, change: "update", generation: 2, attempts: 0 },
    ]);
  }),

  storeCheck("delivers nothing of a case that was taken back before anyone had it", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv, hub]);
    await store.change(flagged.id, { note: "one" }, [csv, hub]);
    await store.remove(flagged.id, [csv, hub]);
    deepStrictEqual(await store.pending(), { count: 0, lastError: null });
  }),

  storeCheck("delivers an undo, with the case as it was, to who has had it", async (store) => {
    const flagged = everythingSaid();
    await store.add(flagged, [csv]);
    await deliverAll(store);
    await store.remove(flagged.id, [csv]);
    const deliveries = await store.due(later(10), 9);
    deepStrictEqual(deliveries.map(summary), [{ case: flagged.id, callback: csv, change: "undo", generation: 2, attempts: 0 }]);
    deepStrictEqual(deliveries[0]?.removed, flagged);
  }),

  storeCheck("delivers an undo to who may have had the case: its delivery failed or is under way", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv, hub]);
    const [failed, underWay] = await store.due(new Date(), 9);
    await store.failed(only(failed), "half done", new Date());
    await store.remove(flagged.id, [csv, hub]);
    deepStrictEqual(
      (await store.due(later(10), 9)).map(({ callback, change }) => ({ callback, change })),
      [{ callback: only(failed).callback, change: "undo" }],
    );
    await store.delivered(only(underWay));
    deepStrictEqual(
      (await store.due(later(10), 9)).map(({ callback, change }) => ({ callback, change })),
      [{ callback: only(underWay).callback, change: "undo" }],
    );
  }),

  storeCheck("keeps deliveries over a restart", async (store, place) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv]);
    await store.failed(only((await store.due(new Date(), 1))[0]), "away", later(1000));
    await store[Symbol.asyncDispose]();
    await using reopened = await place.open();
    deepStrictEqual(await reopened.pending(), { count: 1, lastError: "away" });
    equal(only((await reopened.due(later(1000), 1))[0]).attempts, 1);
  }),
];

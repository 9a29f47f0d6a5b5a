import { deepStrictEqual, equal } from "node:assert/strict";
import type { CaseStore } from "../cases/case-store.ts";
import type { ErasedFilter, EraseReceivers, StoreErasure } from "../cases/erasing.ts";
import type { MediaReference } from "../components/media-reference.ts";
import { csv, deliverAll, hub, later, only, type StoreCheck, storeCheck } from "./case-store-check.ts";
import { sampleCase } from "./sample-case.ts";

const receivers: EraseReceivers = { told: new Map([["calculator", [hub]]]), local: [csv, "media"] };

const eraseAll = async (store: CaseStore, filter: ErasedFilter): Promise<StoreErasure> =>
  store.erase(await store.erasable(filter, 10_000), receivers);

const fileAt = (path: string, sha256 = path): MediaReference => ({
  ...{ path, orig_name: "me.png", size: 3, mime_type: "image/png", sha256 },
  meta: { _type: "hardcase.MediaReference" },
});

/** What erasing does in a store: nothing of a case stays, and whoever else may have it is told by its id alone. */
export const erasingChecks: readonly StoreCheck[] = [
  storeCheck("erases the cases of a user, and no others", async (store) => {
    const cases = Array.from({ length: 1203 }, (_, index) => sampleCase({ user: index % 2 ? "ada" : "bob", inputs: { num1: index } }));
    await Promise.all(cases.map((one) => store.add(one, [])));
    equal((await eraseAll(store, { user: "ada" })).cases, 601);
    equal(await store.count({}), 602);
    equal(await store.count({ user: "ada" }), 0);
    equal(await store.count({ search: "1201" }), 0);
    equal(await store.count({ search: "1202" }), 1);
    deepStrictEqual(await store.erasable({ user: "ada" }, 10), []);
  }),

  storeCheck("erases by id, session, endpoint and time, all of which must hold", async (store) => {
    const old = sampleCase({ session: "s1", flag: { at: new Date("2026-01-01") } });
    const young = sampleCase({ session: "s1", flag: { at: new Date("2026-02-01") } });
    const other = sampleCase({ session: "s1", run: { endpoint: "greet" }, flag: { at: new Date("2026-01-01") } });
    for (const one of [old, young, other]) await store.add(one, []);
    const idsOf = async (filter: ErasedFilter) => (await store.erasable(filter, 10)).map(({ id }) => id).sort();
    deepStrictEqual(await idsOf({ cases: [young.id, "unknown"] }), [young.id]);
    deepStrictEqual(await idsOf({ session: "s1" }), [old.id, young.id, other.id].sort());
    deepStrictEqual(await idsOf({ session: "s1", endpoint: "calculator", until: new Date("2026-01-15") }), [old.id]);
  }),

  storeCheck("names the files of a case, also those of a review that another has replaced", async (store) => {
    const flagged = sampleCase({ inputs: { im: fileAt("im/0.png") }, flag: { corrected: { Output: [fileAt("Output/1.png")] } } });
    await store.add(flagged, []);
    const review = { verdict: "wrong", comment: null, by: "eve", at: new Date(), duplicateOf: null } as const;
    await store.review(flagged.id, { ...review, expected: { Output: fileAt("Output/2.png") } }, 1);
    await store.review(flagged.id, { ...review, expected: null }, 2);
    const [seen] = await store.erasable({ cases: [flagged.id] }, 10);
    deepStrictEqual(
      only(seen)
        .files.map(({ path }) => path)
        .sort(),
      ["Output/1.png", "Output/2.png", "im/0.png"],
    );
    equal((await eraseAll(store, { cases: [flagged.id] })).cases, 1);
    deepStrictEqual(await store.history(flagged.id), []);
  }),

  storeCheck("tells files that other cases use, by place and by content", async (store) => {
    const erased = sampleCase({ inputs: { im: fileAt("im/0.png", "a"), also: fileAt("im/1.png", "b"), own: fileAt("im/2.png", "c") } });
    await store.add(erased, []);
    await store.add(sampleCase({ inputs: { im: fileAt("im/0.png", "a") }, outputs: { Output: [fileAt("Output/7.png", "b")] } }), []);
    const [seen] = await store.erasable({ cases: [erased.id] }, 10);
    const { paths, contents } = await store.filesElsewhere(only(seen).files, [erased.id]);
    deepStrictEqual([...paths], ["im/0.png"]);
    deepStrictEqual(
      [...contents].sort().map(([sha256, names]) => [sha256, ...names]),
      [
        ["a", "me.png"],
        ["b", "me.png"],
      ],
    );
  }),

  storeCheck("leaves a case that has changed since it was seen", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, []);
    const seen = await store.erasable({ cases: [flagged.id] }, 10);
    await store.change(flagged.id, { corrected: { Output: fileAt("Output/0.png") } }, []);
    equal((await store.erase(seen, receivers)).cases, 0);
    equal((await eraseAll(store, { cases: [flagged.id] })).cases, 1);
  }),

  storeCheck("owes a removal to a callback that has had the case, by its id alone", async (store) => {
    const flagged = sampleCase({ inputs: { num1: "secret" } });
    await store.add(flagged, [csv, hub]);
    await deliverAll(store);
    deepStrictEqual(await eraseAll(store, { cases: [flagged.id] }), { cases: 1, deliveries: 0, owed: { [hub]: 1 } });
    const [delivery] = await store.due(later(10), 9);
    equal(only(delivery).change, "undo");
    equal(only(delivery).case, flagged.id);
    equal(only(delivery).removed, null);
    await store.delivered(only(delivery));
    equal((await store.pending()).count, 0);
  }),

  storeCheck("owes nothing to a callback that was never told of the case", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv, hub]);
    deepStrictEqual(await eraseAll(store, { cases: [flagged.id] }), { cases: 1, deliveries: 2, owed: {} });
    equal((await store.pending()).count, 0);
  }),

  storeCheck("owes a removal to a callback that is being told of the case", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv, hub]);
    const underWay = await store.due(later(10), 9);
    deepStrictEqual((await eraseAll(store, { cases: [flagged.id] })).owed, { [hub]: 1 });
    deepStrictEqual(await store.due(later(10), 9), []);
    for (const delivery of underWay) await store.delivered(delivery);
    const [removal, ...others] = await store.due(later(10), 9);
    equal(only(removal).change, "undo");
    equal(only(removal).callback, hub);
    deepStrictEqual(others, []);
  }),

  storeCheck("keeps nothing of what a callback says that fails with an erased case in its hands", async (store) => {
    const flagged = sampleCase({ inputs: { num1: "secret" } });
    await store.add(flagged, [hub]);
    const [underWay] = await store.due(later(10), 9);
    await eraseAll(store, { cases: [flagged.id] });
    await store.failed(only(underWay), "refused: secret", new Date());
    deepStrictEqual(await store.pending(), { count: 1, lastError: null });
  }),

  storeCheck("erases what still waits of a case that was taken back", async (store) => {
    const flagged = sampleCase({ user: "ada", inputs: { im: fileAt("im/0.png") } });
    await store.add(flagged, [csv, hub]);
    await deliverAll(store);
    await store.remove(flagged.id, [csv, hub, "media"]);
    const seen = await store.erasable({ user: "ada" }, 10);
    deepStrictEqual(
      seen.map(({ id, files, state }) => ({ id, paths: files.map(({ path }) => path), state })),
      [{ id: flagged.id, paths: ["im/0.png"], state: null }],
    );
    deepStrictEqual(await store.erase(seen, receivers), { cases: 0, deliveries: 3, owed: { [hub]: 1 } });
    deepStrictEqual(
      (await store.due(later(10), 9)).map(({ callback, removed }) => ({ callback, removed })),
      [{ callback: hub, removed: null }],
    );
    deepStrictEqual(await store.erasable({ user: "ada" }, 10), []);
  }),

  storeCheck("lets no other case say that it repeats one that is gone", async (store) => {
    const [first, second] = [sampleCase(), sampleCase()];
    for (const one of [first, second]) await store.add(one, []);
    const review = { verdict: "discarded", expected: null, comment: null, by: "eve", at: new Date(), duplicateOf: first.id } as const;
    await store.review(second.id, review, 1);
    await eraseAll(store, { cases: [first.id] });
    equal((await store.get(second.id))?.review.duplicateOf, null);
    equal((await store.history(second.id)).at(-1)?.duplicateOf, null);
  }),

  storeCheck("goes on as before once it is purged, also for who had it open", async (store, place) => {
    await using other = await place.open();
    const [stays, goes] = [sampleCase({ inputs: { num1: "stays" } }), sampleCase({ inputs: { num1: "goes" } })];
    for (const one of [stays, goes]) await other.add(one, []);
    await eraseAll(store, { cases: [goes.id] });
    await store.purge();
    await other.add(sampleCase({ inputs: { num1: "new" } }), []);
    equal(await other.count({ search: "stays" }), 1);
    equal(await store.count({ search: "new" }), 1);
    equal(await store.count({ search: "goes" }), 0);
  }),
];

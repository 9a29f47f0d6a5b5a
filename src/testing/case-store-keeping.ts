import { deepStrictEqual, equal, rejects } from "node:assert/strict";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { asAdded, casesOf, csv, deliverAll, later, only, type StoreCheck, storeCheck, summary } from "./case-store-check.ts";
import { everythingSaid, sampleCase } from "./sample-case.ts";

/** What a store does with cases: it keeps them exactly, once, and changes them as it is told. */
export const keepingChecks: readonly StoreCheck[] = [
  storeCheck("gives back the exact case", async (store) => {
    for (const flagged of [sampleCase(), everythingSaid(), sampleCase({ inputs: hardValues, outputs: null })]) {
      deepStrictEqual(await store.add(flagged, []), { case: flagged, isNew: true });
      deepStrictEqual(asAdded(await store.get(flagged.id)), flagged);
      deepStrictEqual(await store.findByRun(flagged.run.id), flagged);
    }
  }),

  storeCheck("keeps text that databases refuse", async (store) => {
    const text = "a\0b \ud800 \ue000\ue0000000 \u{1f600} \u001b";
    const flagged = sampleCase({
      user: text,
      session: text,
      run: { version: text, error: { code: text, message: text } },
      flag: { option: text, note: text, rule: text },
    });
    await store.add(flagged, [text]);
    deepStrictEqual(asAdded(await store.get(flagged.id)), flagged);
    deepStrictEqual(casesOf(await store.list({ user: text, session: text, option: text, rule: text, version: text }, { limit: 2 })), [
      flagged,
    ]);
    const [delivery] = await store.due(new Date(), 1);
    await store.failed(only(delivery), text, new Date());
    deepStrictEqual(await store.pending(), { count: 1, lastError: text });
  }),

  storeCheck("keeps cases when it is opened again", async (store, place) => {
    const flagged = sampleCase();
    await store.add(flagged, [csv]);
    await using other = await place.open();
    deepStrictEqual(asAdded(await other.get(flagged.id)), flagged);
    deepStrictEqual(casesOf(await other.list({}, { limit: 10 })), [flagged]);
    equal((await other.pending()).count, 1);
  }),

  storeCheck("knows nothing of a case that is not there", async (store) => {
    const { id, review } = sampleCase();
    deepStrictEqual(
      await Promise.all([store.get(id), store.findByRun(id), store.change(id, {}, [csv]), store.remove(id, [csv])]),
      Array(4).fill(undefined),
    );
    equal(await store.review(id, review, 1), undefined);
    deepStrictEqual(await store.pending(), { count: 0, lastError: null });
  }),

  storeCheck("updates the option when the same session flags the run again, and tells the callbacks", async (store) => {
    const first = sampleCase({ flag: { option: "wrong sign", note: "kept" } });
    await store.add(first, [csv]);
    const again = sampleCase({ run: first.run, session: first.session, flag: { option: "off by one" } });
    const expected = { ...first, flag: { ...first.flag, option: "off by one" } };
    deepStrictEqual(await store.add(again, [csv]), { case: expected, isNew: false });
    deepStrictEqual(asAdded(await store.get(first.id)), expected);
    equal(await store.count({}), 1);
    deepStrictEqual((await store.due(new Date(), 9)).map(summary), [
      { case: first.id, callback: csv, change: "flag", generation: 2, attempts: 0 },
    ]);
  }),

  storeCheck("takes a flag that is sent again for the same one, and tells nobody", async (store) => {
    const flagged = sampleCase({ flag: { option: "wrong sign" } });
    await store.add(flagged, [csv]);
    await deliverAll(store);
    for (const option of ["wrong sign", null]) {
      const again = sampleCase({ run: flagged.run, session: flagged.session, flag: { option } });
      deepStrictEqual(await store.add(again, [csv]), { case: flagged, isNew: false });
    }
    equal((await store.pending()).count, 0);
  }),

  storeCheck("keeps a case for each session that flags a run, and one for all who have none", async (store) => {
    const first = sampleCase();
    await store.add(first, []);
    equal((await store.add(sampleCase({ run: first.run }), [])).isNew, true);
    equal((await store.add(sampleCase({ run: first.run, session: null }), [])).isNew, true);
    equal((await store.add(sampleCase({ run: first.run, session: null }), [])).isNew, false);
    equal(await store.count({}), 3);
  }),

  storeCheck("makes one case of a run that is flagged in two places at once", async (store, place) => {
    await using other = await place.open();
    for (let round = 0; round < 20; round++) {
      const { run, session } = sampleCase();
      const answers = await Promise.all(
        [store, other, store, other].map((one, index) => one.add(sampleCase({ run, session, flag: { option: String(index) } }), [csv])),
      );
      equal(answers.filter(({ isNew }) => isNew).length, 1);
      equal(new Set(answers.map((answer) => answer.case.id)).size, 1);
    }
    equal(await store.count({}), 20);
    equal((await store.pending()).count, 20);
  }),

  storeCheck("refuses an id that another run's case has", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, []);
    await rejects(store.add(sampleCase({ id: flagged.id }), []), (error) => error instanceof HardcaseError && error.code === "HC_STORE");
    deepStrictEqual(asAdded(await store.get(flagged.id)), flagged);
  }),

  storeCheck("a write that fails takes none of its neighbours with it", async (store) => {
    const flagged = sampleCase();
    await store.add(flagged, []);
    const writes = [sampleCase(), sampleCase({ id: flagged.id }), sampleCase()].map((one) => store.add(one, []));
    deepStrictEqual(
      (await Promise.allSettled(writes)).map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    equal(await store.count({}), 3);
  }),

  storeCheck("keeps what the data of endpoints is, and joins what it was before", async (store, place) => {
    const value = (place: "input" | "output", name: string, feature: DatasetFeature) => ({ place, name, feature });
    const size = (...names: string[]) => value("input", "size", { type: "class", names });
    const was = value("output", "Output", { type: "number" });
    const first = { endpoint: "predict\0", values: [size("s", "l"), was], hasOption: false, hasUsername: false };
    await store.describe(first);
    await store.describe(first);
    deepStrictEqual(await store.descriptions(), [first]);
    await using other = await place.open();
    const now = value("output", "Price", { type: "number" });
    await other.describe({ ...first, values: [size("m", "l"), now], hasOption: true });
    await other.describe({ ...first, endpoint: "another" });
    deepStrictEqual(await store.descriptions(), [
      { ...first, endpoint: "another" },
      { ...first, values: [size("s", "l", "m"), now, was], hasOption: true },
    ]);
  }),

  storeCheck("changes a flag, and is found by what it says now", async (store) => {
    const flagged = sampleCase({ flag: { note: "former", option: "a" } });
    await store.add(flagged, [csv]);
    const expected = { ...flagged, flag: { ...flagged.flag, note: "present", corrected: { Output: 12 } } };
    deepStrictEqual(await store.change(flagged.id, { note: "present", corrected: { Output: 12 } }, [csv]), expected);
    deepStrictEqual(asAdded(await store.get(flagged.id)), expected);
    equal(await store.count({ search: "former" }), 0);
    deepStrictEqual(casesOf(await store.list({ search: "present 12" }, { limit: 5 })), [expected]);
    const cleared = { ...flagged, flag: { ...flagged.flag, note: null, option: null } };
    deepStrictEqual(await store.change(flagged.id, { note: null, option: null, corrected: null }, [csv]), cleared);
  }),

  storeCheck("loses none of two changes made in two places at once", async (store, place) => {
    await using other = await place.open();
    const flagged = sampleCase();
    await store.add(flagged, []);
    await Promise.all([store.change(flagged.id, { note: "noted" }, [csv]), other.change(flagged.id, { option: "chosen" }, [csv])]);
    deepStrictEqual(asAdded(await store.get(flagged.id)), { ...flagged, flag: { ...flagged.flag, note: "noted", option: "chosen" } });
    equal((await store.due(later(10), 9))[0]?.generation, 3);
  }),

  storeCheck("removes a case and all that finds it", async (store) => {
    const flagged = sampleCase({ flag: { note: "gone" } });
    await store.add(flagged, []);
    deepStrictEqual(await store.remove(flagged.id, []), flagged);
    equal(await store.get(flagged.id), undefined);
    equal(await store.count({ search: "gone" }), 0);
    equal((await store.add(sampleCase({ run: flagged.run, session: flagged.session }), [])).isNew, true);
  }),

  storeCheck("writes a review if it is the next, and lets one of two reviewers win", async (store, place) => {
    await using other = await place.open();
    const flagged = sampleCase();
    await store.add(flagged, []);
    const { revision: _, ...review } = {
      ...flagged.review,
      verdict: "wrong",
      expected: { Output: 12 },
      comment: "sign",
      by: "ada",
      at: new Date(),
    } as const;
    equal(await store.review(flagged.id, review, 2), undefined);
    const answers = await Promise.all([store, other].map((one, index) => one.review(flagged.id, { ...review, by: String(index) }, 1)));
    const winner = asAdded(only(answers.filter((answer) => answer !== undefined)[0]));
    equal(answers.filter((answer) => answer === undefined).length, 1);
    deepStrictEqual(winner, { ...flagged, review: { ...review, by: winner.review.by, revision: 1 } });
    deepStrictEqual(casesOf(await store.list({ verdict: "wrong" }, { limit: 2 })), [winner]);
    equal(await store.count({ verdict: "new" }), 0);
  }),
];

const hardValues = {
  text: "a\0b\n\r\t\u2028 \ud800 \udfff \u{1f600} \u0000 'quoted' \"twice\" \\ $1 ?",
  numbers: [0, -12, 0.1, 1e300, 5e-324, Number.MAX_SAFE_INTEGER, -1.5],
  nothing: [null, true, false, {}, [], ""],
  nested: { a: [{ b: [[{ c: "deep" }]] }] },
  "label with spaces, ö and \0": 1,
  long: "x".repeat(100_000),
};

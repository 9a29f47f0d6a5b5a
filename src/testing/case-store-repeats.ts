import { deepStrictEqual, equal } from "node:assert/strict";
import type { Case } from "../cases/case.ts";
import type { CaseStore } from "../cases/case-store.ts";
import { casesOf, only, type StoreCheck, storeCheck } from "./case-store-check.ts";
import { type SampleChanges, sampleCase } from "./sample-case.ts";

/** What a store knows of cases with the same inputs, or nearly the same. */
export const repeatChecks: readonly StoreCheck[] = [
  storeCheck("counts the cases of an endpoint with the same inputs, and lists the newest alone where it is asked to", async (store) => {
    const [older, other, newest] = await addAll(store, [{}, { run: { endpoint: "another" } }, {}]);
    equal((await store.get(only(older).id))?.repeats, 2);
    equal((await store.get(only(other).id))?.repeats, 1);
    deepStrictEqual(casesOf(await store.list({ isRepeat: false }, { limit: 5 })), [newest, other]);
    equal(await store.count({ isRepeat: false, endpoint: "calculator" }), 1);
    await store.remove(only(newest).id, []);
    deepStrictEqual(casesOf(await store.list({ isRepeat: false }, { limit: 5 })), [other, older]);
    equal((await store.get(only(older).id))?.repeats, 1);
  }),

  storeCheck("leaves an older case that is added later among the repeats", async (store) => {
    const newest = sampleCase();
    await store.add(newest, []);
    await store.add(sampleCase({ flag: { at: new Date(Date.UTC(2020, 0, 1)) } }), []);
    deepStrictEqual(casesOf(await store.list({ isRepeat: false }, { limit: 5 })), [newest]);
  }),

  storeCheck("counts repeats that are added in two places at once", async (store, place) => {
    await using other = await place.open();
    const cases = Array.from({ length: 20 }, () => sampleCase());
    await Promise.all(cases.map((one, index) => (index % 2 ? store : other).add(one, [])));
    equal((await store.get(only(cases[0]).id))?.repeats, 20);
    equal(await store.count({ isRepeat: false }), 1);
  }),

  storeCheck("finds texts that are nearly the same, the most alike first, and neither exact repeats nor other endpoints", async (store) => {
    const about = (text: string, endpoint = "translate") => ({ inputs: { text }, run: { endpoint } });
    const text = "The quick brown fox jumps over the lazy dog, and nobody in the village has ever seen the like of it.";
    const [first, , close] = await addAll(store, [
      about(text),
      about(text),
      about(text.replace("quick", "quiet")),
      about(text.replace(/and nobody.*/, "and that was all there was to see.")),
      about("A text about the weather of tomorrow, which will be warm."),
      about(text.replace("quick", "quiet"), "another"),
    ]);
    const near = await store.nearRepeats(only(first).id, 9);
    equal(near[0]?.case.id, only(close).id);
    equal(
      near.every(({ likeness }, index) => likeness > 0.4 && likeness < 1 && likeness <= (near[index - 1]?.likeness ?? 1)),
      true,
    );
    equal(near.length < 3, true);
    deepStrictEqual(await store.nearRepeats(only(first).id, 0), []);
    await store.remove(only(close).id, []);
    equal(
      (await store.nearRepeats(only(first).id, 9)).some((one) => one.case.id === only(close).id),
      false,
    );
  }),

  storeCheck("finds pictures that look nearly the same, by their hashes", async (store) => {
    const [one, other, far] = [1, 2, 3].map((number) => sampleCase({ inputs: { picture: number } }));
    await store.add(only(one), [], { pictureHashes: ["00ff00ff00ff00ff"] });
    await store.add(only(other), [], { pictureHashes: ["00ff00ff00ff00fc"] });
    await store.add(only(far), [], { pictureHashes: ["ff00ff00ff00ff00"] });
    const near = await store.nearRepeats(only(one).id, 9);
    deepStrictEqual(
      near.map(({ case: { id }, likeness }) => [id, likeness]),
      [[only(other).id, 1 - 2 / 32]],
    );
  }),

  storeCheck("finds nothing near to inputs of a few signs", async (store) => {
    const [first] = await addAll(store, [{}, { inputs: { num1: 5, operation: "add", num2: 8 } }]);
    deepStrictEqual(await store.nearRepeats(only(first).id, 9), []);
    deepStrictEqual(await store.nearRepeats("nothing", 9), []);
  }),
];

/** One after the other, so that the later is the newer. */
async function addAll(store: CaseStore, changes: readonly SampleChanges[]): Promise<Case[]> {
  const cases = changes.map((change) => sampleCase(change));
  for (const one of cases) await store.add(one, []);
  return cases;
}

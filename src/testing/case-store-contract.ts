import { deepStrictEqual, equal, ok, rejects } from "node:assert/strict";
import type { Case } from "../cases/case.ts";
import type { CaseFilter, CaseStore, PendingDelivery } from "../cases/case-store.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { ContractCheck } from "./component-contract.ts";
import { sampleCase } from "./sample-case.ts";

/** An empty place for cases; opened twice, it is what two processes share. */
export interface CaseStorePlace extends AsyncDisposable {
  open(): Promise<CaseStore>;
}

const csv = "0:CSVLogger";
const hub = "1:HuggingFaceDatasetSaver";
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

/**
 * What every store of cases must do, as checks to run in any test runner.
 *
 * @example
 * for (const { name, run } of caseStoreContract(newPlace)) test(name, run);
 */
export function caseStoreContract(newPlace: () => Promise<CaseStorePlace>): readonly ContractCheck[] {
  /** A check with a store on a place of its own. */
  function check(name: string, run: (store: CaseStore, place: CaseStorePlace) => Promise<unknown>): ContractCheck {
    return {
      name,
      async run() {
        await using place = await newPlace();
        await using store = await place.open();
        await run(store, place);
      },
    };
  }

  return [
    check("gives back the exact case", async (store) => {
      for (const flagged of [sampleCase(), everythingSaid(), sampleCase({ inputs: hardValues, outputs: null })]) {
        deepStrictEqual(await store.add(flagged, []), { case: flagged, isNew: true });
        deepStrictEqual(await store.get(flagged.id), flagged);
        deepStrictEqual(await store.findByRun(flagged.run.id), flagged);
      }
    }),

    check("keeps text that databases refuse", async (store) => {
      const text = "a\0b \ud800 \ue000\ue0000000 \u{1f600} \u001b";
      const flagged = sampleCase({
        user: text,
        session: text,
        run: { version: text, error: { code: text, message: text } },
        flag: { option: text, note: text, rule: text },
      });
      await store.add(flagged, [text]);
      deepStrictEqual(await store.get(flagged.id), flagged);
      deepStrictEqual((await store.list({ user: text, session: text, option: text, rule: text, version: text }, { limit: 2 })).cases, [
        flagged,
      ]);
      const [delivery] = await store.due(new Date(), 1);
      await store.failed(only(delivery), text, new Date());
      deepStrictEqual(await store.pending(), { count: 1, lastError: text });
    }),

    check("keeps cases when it is opened again", async (store, place) => {
      const flagged = sampleCase();
      await store.add(flagged, [csv]);
      await using other = await place.open();
      deepStrictEqual(await other.get(flagged.id), flagged);
      deepStrictEqual((await other.list({}, { limit: 10 })).cases, [flagged]);
      equal((await other.pending()).count, 1);
    }),

    check("knows nothing of a case that is not there", async (store) => {
      const { id, review } = sampleCase();
      deepStrictEqual(
        await Promise.all([store.get(id), store.findByRun(id), store.change(id, {}, [csv]), store.remove(id, [csv])]),
        Array(4).fill(undefined),
      );
      equal(await store.review(id, review, 1), undefined);
      deepStrictEqual(await store.pending(), { count: 0, lastError: null });
    }),

    check("updates the option when the same session flags the run again, and tells the callbacks", async (store) => {
      const first = sampleCase({ flag: { option: "wrong sign", note: "kept" } });
      await store.add(first, [csv]);
      const again = sampleCase({ run: first.run, session: first.session, flag: { option: "off by one" } });
      const expected = { ...first, flag: { ...first.flag, option: "off by one" } };
      deepStrictEqual(await store.add(again, [csv]), { case: expected, isNew: false });
      deepStrictEqual(await store.get(first.id), expected);
      equal(await store.count({}), 1);
      deepStrictEqual((await store.due(new Date(), 9)).map(summary), [
        { case: first.id, callback: csv, change: "flag", generation: 2, attempts: 0 },
      ]);
    }),

    check("takes a flag that is sent again for the same one, and tells nobody", async (store) => {
      const flagged = sampleCase({ flag: { option: "wrong sign" } });
      await store.add(flagged, [csv]);
      await deliverAll(store);
      for (const option of ["wrong sign", null]) {
        const again = sampleCase({ run: flagged.run, session: flagged.session, flag: { option } });
        deepStrictEqual(await store.add(again, [csv]), { case: flagged, isNew: false });
      }
      equal((await store.pending()).count, 0);
    }),

    check("keeps a case for each session that flags a run, and one for all who have none", async (store) => {
      const first = sampleCase();
      await store.add(first, []);
      equal((await store.add(sampleCase({ run: first.run }), [])).isNew, true);
      equal((await store.add(sampleCase({ run: first.run, session: null }), [])).isNew, true);
      equal((await store.add(sampleCase({ run: first.run, session: null }), [])).isNew, false);
      equal(await store.count({}), 3);
    }),

    check("makes one case of a run that is flagged in two places at once", async (store, place) => {
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

    check("refuses an id that another run's case has", async (store) => {
      const flagged = sampleCase();
      await store.add(flagged, []);
      await rejects(store.add(sampleCase({ id: flagged.id }), []), (error) => error instanceof HardcaseError && error.code === "HC_STORE");
      deepStrictEqual(await store.get(flagged.id), flagged);
    }),

    check("a write that fails takes none of its neighbours with it", async (store) => {
      const flagged = sampleCase();
      await store.add(flagged, []);
      const writes = [sampleCase(), sampleCase({ id: flagged.id }), sampleCase()].map((one) => store.add(one, []));
      deepStrictEqual(
        (await Promise.allSettled(writes)).map(({ status }) => status),
        ["fulfilled", "rejected", "fulfilled"],
      );
      equal(await store.count({}), 3);
    }),

    check("lists the newest first, in pages that hold together while cases come and go", async (store) => {
      const times = [5, 1, 4, 2, 3, 0, 6].map((day) => new Date(Date.UTC(2024, 0, 1 + day)));
      const cases = times.map((at) => sampleCase({ flag: { at } }));
      for (const one of cases) await store.add(one, []);
      const newestFirst = [...cases].sort((one, other) => other.flag.at.getTime() - one.flag.at.getTime());
      const first = await store.list({}, { limit: 3 });
      deepStrictEqual(first.cases, newestFirst.slice(0, 3));
      await store.add(sampleCase(), []);
      await store.remove(only(first.cases[2]).id, []);
      const second = await store.list({}, { limit: 3, after: String(first.next) });
      deepStrictEqual(second.cases, newestFirst.slice(3, 6));
      deepStrictEqual(await store.list({}, { limit: 3, after: String(second.next) }), { cases: newestFirst.slice(6), next: null });
    }),

    check("lists the oldest first where it is asked to, within a time", async (store) => {
      const days = [5, 1, 4, 2, 3, 0, 6];
      const cases = days.map((day) => sampleCase({ flag: { at: new Date(Date.UTC(2024, 0, 1 + day)) } }));
      for (const one of cases) await store.add(one, []);
      const oldestFirst = [...cases].sort((one, other) => one.flag.at.getTime() - other.flag.at.getTime());
      const order = "oldest first";
      const first = await store.list({}, { limit: 3, order });
      deepStrictEqual(first.cases, oldestFirst.slice(0, 3));
      deepStrictEqual((await store.list({}, { limit: 9, order, after: String(first.next) })).cases, oldestFirst.slice(3));
      const within = { since: new Date(Date.UTC(2024, 0, 2)), until: new Date(Date.UTC(2024, 0, 5)) };
      deepStrictEqual((await store.list(within, { limit: 9, order })).cases, oldestFirst.slice(1, 4));
      deepStrictEqual((await store.list({ ...within, search: "add" }, { limit: 9, order })).cases, oldestFirst.slice(1, 4));
      equal(await store.count(within), 3);
    }),

    check("keeps what the data of endpoints is, and joins what it was before", async (store, place) => {
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

    check("has room for a thousand flags of one moment, the later ones first", async (store) => {
      const at = new Date();
      const cases = Array.from({ length: 1000 }, () => sampleCase({ flag: { at } }));
      for (const one of cases.slice(0, 10)) await store.add(one, []);
      deepStrictEqual((await store.list({}, { limit: 10 })).cases, cases.slice(0, 10).reverse());
      await Promise.all(cases.slice(10).map((one) => store.add(one, [])));
      const ids = new Set<string>();
      for (let after: string | null | undefined; after !== null; ) {
        const page = await store.list({}, { limit: 300, ...(after !== undefined && { after }) });
        for (const { id } of page.cases) ids.add(id);
        after = page.next;
      }
      equal(ids.size, 1000);
    }),

    check("refuses an `after` that no page has told", async (store) => {
      for (const after of ["", "x", "1; drop table hardcase_cases", "9".repeat(19), "9".repeat(30)]) {
        await rejects(
          store.list({}, { limit: 1, after }),
          (error) => error instanceof HardcaseError && error.code === "HC_VALUE_INVALID" && error.parameter === "after",
        );
      }
    }),

    check("filters by each thing and by several at once, in pages and in counts", async (store) => {
      const common = Array.from({ length: 12 }, (_, index) =>
        sampleCase({
          user: "ada",
          run: { version: index % 2 ? "v1" : "v2" },
          flag: { option: "other", at: new Date(Date.UTC(2024, 0, index + 1)) },
        }),
      );
      const rare = sampleCase({
        user: "eve",
        session: "tab",
        outputs: null,
        run: { endpoint: "sepia", version: "v1", error: { code: "HC_FUNCTION", message: "no way" } },
        flag: { by: "rule", rule: "slow", option: "wrong", note: "rarely seen", at: new Date(Date.UTC(2023, 0, 1)) },
        review: { verdict: "wrong", revision: 1 },
      });
      for (const one of [...common, rare]) await store.add(one, []);
      const oneByOne: CaseFilter[] = [
        { verdict: "wrong" },
        { endpoint: "sepia" },
        { option: "wrong" },
        { user: "eve" },
        { session: "tab" },
        { rule: "slow" },
        { by: "rule" },
        { failed: true },
        { version: "v1", failed: true },
        { user: "eve", version: "v1", verdict: "wrong", search: "rarely" },
      ];
      for (const filter of oneByOne) {
        deepStrictEqual(await store.list(filter, { limit: 5 }), { cases: [rare], next: null }, JSON.stringify(filter));
        equal(await store.count(filter), 1, JSON.stringify(filter));
      }
      equal(await store.count({ failed: false }), 12);
      equal(await store.count({ version: "v1", user: "ada" }), 6);
      equal(await store.count({ user: "eve", verdict: "new" }), 0);
      equal(await store.count({ user: "nobody" }), 0);
      equal(await store.count({ since: new Date(Date.UTC(2024, 0, 10)) }), 3);
      const page = await store.list({ user: "ada", version: "v2" }, { limit: 2 });
      deepStrictEqual(page.cases, [common[10], common[8]]);
      deepStrictEqual((await store.list({ user: "ada", version: "v2", search: "add" }, { limit: 2, after: String(page.next) })).cases, [
        common[6],
        common[4],
      ]);
    }),

    check("finds words of inputs, outputs, note, correction and error, the last one by its beginning", async (store) => {
      const flagged = sampleCase({
        inputs: { text: "Ein Café in Łódź", nested: [{ deep: ["Straße", 1234] }], file: mediaOf("holiday picture.png") },
        outputs: { Output: "你好吗 and हिन्दी" },
        run: { error: { code: "HC_FUNCTION", message: "division by zero" } },
        flag: { note: "Looks upside-down", corrected: { Output: "right answer" } },
      });
      await store.add(flagged, []);
      await store.add(sampleCase(), []);
      const found = [
        "cafe",
        "CAFÉ",
        "łódź",
        "straße",
        "1234",
        "123",
        "holiday",
        "picture.png",
        "好",
        "你好",
        "हिन्दी",
        "zero div",
        "upside down",
        "DOWN",
        "answ",
        "right answer",
        "cafe zero holi",
      ];
      for (const search of found) deepStrictEqual((await store.list({ search }, { limit: 5 })).cases, [flagged], search);
      const unknown = ["caf e", "afe", "image", "sha256", "deep", "up down answer nothing", "!!!"];
      for (const search of unknown) deepStrictEqual((await store.list({ search }, { limit: 5 })).cases, [], search);
      equal(await store.count({ search: " " }), 2);
    }),

    check("searches for signs that mean something to a database as for any others", async (store) => {
      const flagged = sampleCase({ inputs: { text: "quick brown fox" } });
      await store.add(flagged, []);
      const hostile = [
        '"',
        "'",
        "''",
        '"quick',
        "quick*",
        "*",
        "(",
        ")",
        "quick)",
        "-quick",
        "^quick",
        "words:quick",
        "quick & !fox",
        "quick:*",
        "\\",
        "\\'",
        "\0",
        "quick\0",
        "%",
        "_",
        ";--",
        "{a b}",
        "+",
        "quick + fox",
        "NEAR(quick fox)",
      ];
      for (const search of hostile) {
        const isWord = /quick/.test(search) && !/NEAR|words/.test(search);
        deepStrictEqual((await store.list({ search }, { limit: 5 })).cases, isWord || wordless(search) ? [flagged] : [], search);
        equal(await store.count({ search, by: "person" }), isWord || wordless(search) ? 1 : 0, search);
      }
      for (const search of ["AND", "OR NOT", "NEAR", "select", "null", "quick AND fox", "x".repeat(100_000), "x ".repeat(1000)]) {
        deepStrictEqual((await store.list({ search }, { limit: 5 })).cases, [], search);
      }
    }),

    check("takes texts of a megabyte, of which the beginning can be searched", async (store) => {
      const text = `beginning ${"ä€\u{1f600} word".repeat(150_000)} ${"x".repeat(10_000)}`;
      const flagged = sampleCase({ inputs: { text } });
      await store.add(flagged, []);
      deepStrictEqual((await store.list({ search: "beginn" }, { limit: 5 })).cases, [flagged]);
    }),

    check("changes a flag, and is found by what it says now", async (store) => {
      const flagged = sampleCase({ flag: { note: "former", option: "a" } });
      await store.add(flagged, [csv]);
      const expected = { ...flagged, flag: { ...flagged.flag, note: "present", corrected: { Output: 12 } } };
      deepStrictEqual(await store.change(flagged.id, { note: "present", corrected: { Output: 12 } }, [csv]), expected);
      deepStrictEqual(await store.get(flagged.id), expected);
      equal(await store.count({ search: "former" }), 0);
      deepStrictEqual((await store.list({ search: "present 12" }, { limit: 5 })).cases, [expected]);
      const cleared = { ...flagged, flag: { ...flagged.flag, note: null, option: null } };
      deepStrictEqual(await store.change(flagged.id, { note: null, option: null, corrected: null }, [csv]), cleared);
    }),

    check("loses none of two changes made in two places at once", async (store, place) => {
      await using other = await place.open();
      const flagged = sampleCase();
      await store.add(flagged, []);
      await Promise.all([store.change(flagged.id, { note: "noted" }, [csv]), other.change(flagged.id, { option: "chosen" }, [csv])]);
      deepStrictEqual(await store.get(flagged.id), { ...flagged, flag: { ...flagged.flag, note: "noted", option: "chosen" } });
      equal((await store.due(later(10), 9))[0]?.generation, 3);
    }),

    check("removes a case and all that finds it", async (store) => {
      const flagged = sampleCase({ flag: { note: "gone" } });
      await store.add(flagged, []);
      deepStrictEqual(await store.remove(flagged.id, []), flagged);
      equal(await store.get(flagged.id), undefined);
      equal(await store.count({ search: "gone" }), 0);
      equal((await store.add(sampleCase({ run: flagged.run, session: flagged.session }), [])).isNew, true);
    }),

    check("writes a review if it is the next, and lets one of two reviewers win", async (store, place) => {
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
      const winner = only(answers.filter((answer) => answer !== undefined)[0]);
      equal(answers.filter((answer) => answer === undefined).length, 1);
      deepStrictEqual(winner, { ...flagged, review: { ...review, by: winner.review.by, revision: 1 } });
      deepStrictEqual((await store.list({ verdict: "wrong" }, { limit: 2 })).cases, [winner]);
      equal(await store.count({ verdict: "new" }), 0);
    }),

    check("hands out each delivery once, oldest first", async (store, place) => {
      await using other = await place.open();
      const cases = Array.from({ length: 40 }, () => sampleCase());
      for (const one of cases) await store.add(one, [csv, hub]);
      const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? other : store).due(later(10), 5)));
      equal(taken.flat().length, 80);
      equal(new Set(taken.flat().map((delivery) => `${delivery.case} ${delivery.callback}`)).size, 80);
      deepStrictEqual(await store.due(later(10), 5), []);
      deepStrictEqual(await store.pending(), { count: 80, lastError: null });
    }),

    check("hands out those of one case alone, when asked for them", async (store) => {
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

    check("hands out in the order of flags", async (store) => {
      const cases = Array.from({ length: 10 }, () => sampleCase());
      for (const one of cases) await store.add(one, [csv]);
      deepStrictEqual(
        (await store.due(later(10), 10)).map((delivery) => delivery.case),
        cases.map(({ id }) => id),
      );
    }),

    check("forgets what was delivered, and retries what failed when its time has come", async (store) => {
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

    check("hands a delivery out again when its holder has died, and not to whom comes too late", async (store, place) => {
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

    check("hands out at once what a store has left when it closed", async (store, place) => {
      await store.add(sampleCase(), [csv]);
      {
        await using other = await place.open();
        equal((await other.due(new Date(), 9)).length, 1);
      }
      equal((await store.due(later(10), 9)).length, 1);
    }),

    check("delivers a case that changed before its delivery once, as it is now", async (store) => {
      const flagged = sampleCase();
      await store.add(flagged, [csv]);
      await store.change(flagged.id, { note: "one" }, [csv]);
      await store.change(flagged.id, { note: "two" }, [csv]);
      const deliveries = await store.due(later(10), 9);
      deepStrictEqual(deliveries.map(summary), [{ case: flagged.id, callback: csv, change: "flag", generation: 3, attempts: 0 }]);
      await store.delivered(only(deliveries[0]));
      equal((await store.pending()).count, 0);
    }),

    check("delivers an update of a case that was delivered", async (store) => {
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

    check("says nothing of a change that changes nothing", async (store) => {
      const flagged = sampleCase({ flag: { note: "one", corrected: { Output: [1, { a: null }] } } });
      await store.add(flagged, [csv]);
      await deliverAll(store);
      await store.change(flagged.id, { note: "one", corrected: { Output: [1, { a: null }] } }, [csv]);
      equal((await store.pending()).count, 0);
    }),

    check("holds back a change while an earlier one is under way, then delivers it as an update", async (store) => {
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

    check("delivers nothing of a case that was taken back before anyone had it", async (store) => {
      const flagged = sampleCase();
      await store.add(flagged, [csv, hub]);
      await store.change(flagged.id, { note: "one" }, [csv, hub]);
      await store.remove(flagged.id, [csv, hub]);
      deepStrictEqual(await store.pending(), { count: 0, lastError: null });
    }),

    check("delivers an undo, with the case as it was, to who has had it", async (store) => {
      const flagged = everythingSaid();
      await store.add(flagged, [csv]);
      await deliverAll(store);
      await store.remove(flagged.id, [csv]);
      const deliveries = await store.due(later(10), 9);
      deepStrictEqual(deliveries.map(summary), [{ case: flagged.id, callback: csv, change: "undo", generation: 2, attempts: 0 }]);
      deepStrictEqual(deliveries[0]?.removed, flagged);
    }),

    check("delivers an undo to who may have had the case: its delivery failed or is under way", async (store) => {
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

    check("keeps deliveries over a restart", async (store, place) => {
      const flagged = sampleCase();
      await store.add(flagged, [csv]);
      await store.failed(only((await store.due(new Date(), 1))[0]), "away", later(1000));
      await store[Symbol.asyncDispose]();
      await using reopened = await place.open();
      deepStrictEqual(await reopened.pending(), { count: 1, lastError: "away" });
      equal(only((await reopened.due(later(1000), 1))[0]).attempts, 1);
    }),
  ];
}

const hardValues = {
  text: "a\0b\n\r\t\u2028 \ud800 \udfff \u{1f600} \u0000 'quoted' \"twice\" \\ $1 ?",
  numbers: [0, -12, 0.1, 1e300, 5e-324, Number.MAX_SAFE_INTEGER, -1.5],
  nothing: [null, true, false, {}, [], ""],
  nested: { a: [{ b: [[{ c: "deep" }]] }] },
  "label with spaces, ö and \0": 1,
  long: "x".repeat(100_000),
};

function everythingSaid(): Case {
  return sampleCase({
    run: { version: "v1", error: { code: "HC_FUNCTION", message: "no way" }, startedAt: new Date(1), durationMs: 0 },
    flag: {
      by: "rule",
      rule: "slow",
      option: "other",
      note: "a note",
      corrected: { Output: { label: "cat" } },
      at: new Date(Date.UTC(1969, 6, 20)),
    },
    verified: false,
    user: "ada",
    review: {
      verdict: "wrong",
      expected: { Output: null },
      comment: "a comment",
      by: "eve",
      at: new Date(2),
      duplicateOf: "another",
      revision: 7,
    },
  });
}

function mediaOf(orig_name: string) {
  return {
    path: "image/0.png",
    orig_name,
    size: 1,
    mime_type: "image/png",
    sha256: "ab",
    meta: { _type: "hardcase.MediaReference" },
  } as const;
}

function wordless(search: string): boolean {
  return search.trim() === "";
}

function summary({ case: id, callback, change, generation, attempts }: PendingDelivery) {
  return { case: id, callback, change, generation, attempts };
}

async function deliverAll(store: CaseStore): Promise<void> {
  for (const delivery of await store.due(later(10), 1000)) await store.delivered(delivery);
}

function only<Value>(value: Value | undefined): Value {
  ok(value !== undefined);
  return value;
}

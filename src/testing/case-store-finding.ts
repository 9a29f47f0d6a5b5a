import { deepStrictEqual, equal, rejects } from "node:assert/strict";
import type { CaseFilter } from "../cases/case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { casesOf, only, type StoreCheck, storeCheck } from "./case-store-check.ts";
import { sampleCase } from "./sample-case.ts";

/** How a store finds cases: in pages, by filters and by words. */
export const findingChecks: readonly StoreCheck[] = [
  storeCheck("lists the newest first, in pages that hold together while cases come and go", async (store) => {
    const times = [5, 1, 4, 2, 3, 0, 6].map((day) => new Date(Date.UTC(2024, 0, 1 + day)));
    const cases = times.map((at) => sampleCase({ flag: { at } }));
    for (const one of cases) await store.add(one, []);
    const newestFirst = [...cases].sort((one, other) => other.flag.at.getTime() - one.flag.at.getTime());
    const first = await store.list({}, { limit: 3 });
    deepStrictEqual(casesOf(first), newestFirst.slice(0, 3));
    await store.add(sampleCase(), []);
    await store.remove(only(first.cases[2]).id, []);
    const second = await store.list({}, { limit: 3, after: String(first.next) });
    deepStrictEqual(casesOf(second), newestFirst.slice(3, 6));
    const third = await store.list({}, { limit: 3, after: String(second.next) });
    deepStrictEqual([casesOf(third), third.next], [newestFirst.slice(6), null]);
  }),

  storeCheck("lists the oldest first where it is asked to, within a time", async (store) => {
    const days = [5, 1, 4, 2, 3, 0, 6];
    const cases = days.map((day) => sampleCase({ flag: { at: new Date(Date.UTC(2024, 0, 1 + day)) } }));
    for (const one of cases) await store.add(one, []);
    const oldestFirst = [...cases].sort((one, other) => one.flag.at.getTime() - other.flag.at.getTime());
    const order = "oldest first";
    const first = await store.list({}, { limit: 3, order });
    deepStrictEqual(casesOf(first), oldestFirst.slice(0, 3));
    deepStrictEqual(casesOf(await store.list({}, { limit: 9, order, after: String(first.next) })), oldestFirst.slice(3));
    const within = { since: new Date(Date.UTC(2024, 0, 2)), until: new Date(Date.UTC(2024, 0, 5)) };
    deepStrictEqual(casesOf(await store.list(within, { limit: 9, order })), oldestFirst.slice(1, 4));
    deepStrictEqual(casesOf(await store.list({ ...within, search: "add" }, { limit: 9, order })), oldestFirst.slice(1, 4));
    equal(await store.count(within), 3);
  }),

  storeCheck("has room for a thousand flags of one moment, the later ones first", async (store) => {
    const at = new Date();
    const cases = Array.from({ length: 1000 }, () => sampleCase({ flag: { at } }));
    for (const one of cases.slice(0, 10)) await store.add(one, []);
    deepStrictEqual(casesOf(await store.list({}, { limit: 10 })), cases.slice(0, 10).reverse());
    await Promise.all(cases.slice(10).map((one) => store.add(one, [])));
    const ids = new Set<string>();
    for (let after: string | null | undefined; after !== null; ) {
      const page = await store.list({}, { limit: 300, ...(after !== undefined && { after }) });
      for (const { id } of page.cases) ids.add(id);
      after = page.next;
    }
    equal(ids.size, 1000);
  }),

  storeCheck("refuses an `after` that no page has told", async (store) => {
    for (const after of ["", "x", "1; drop table hardcase_cases", "9".repeat(19), "9".repeat(30)]) {
      await rejects(
        store.list({}, { limit: 1, after }),
        (error) => error instanceof HardcaseError && error.code === "HC_VALUE_INVALID" && error.parameter === "after",
      );
    }
  }),

  storeCheck("filters by each thing and by several at once, in pages and in counts", async (store) => {
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
      deepStrictEqual(casesOf(await store.list(filter, { limit: 5 })), [rare], JSON.stringify(filter));
      equal(await store.count(filter), 1, JSON.stringify(filter));
    }
    equal(await store.count({ failed: false }), 12);
    equal(await store.count({ version: "v1", user: "ada" }), 6);
    equal(await store.count({ user: "eve", verdict: "new" }), 0);
    equal(await store.count({ user: "nobody" }), 0);
    equal(await store.count({ since: new Date(Date.UTC(2024, 0, 10)) }), 3);
    const page = await store.list({ user: "ada", version: "v2" }, { limit: 2 });
    deepStrictEqual(casesOf(page), [common[10], common[8]]);
    deepStrictEqual(casesOf(await store.list({ user: "ada", version: "v2", search: "add" }, { limit: 2, after: String(page.next) })), [
      common[6],
      common[4],
    ]);
  }),

  storeCheck("finds words of inputs, outputs, note, correction and error, the last one by its beginning", async (store) => {
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
    for (const search of found) deepStrictEqual(casesOf(await store.list({ search }, { limit: 5 })), [flagged], search);
    const unknown = ["caf e", "afe", "image", "sha256", "deep", "up down answer nothing", "!!!"];
    for (const search of unknown) deepStrictEqual(casesOf(await store.list({ search }, { limit: 5 })), [], search);
    equal(await store.count({ search: " " }), 2);
  }),

  storeCheck("searches for signs that mean something to a database as for any others", async (store) => {
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
      deepStrictEqual(casesOf(await store.list({ search }, { limit: 5 })), isWord || wordless(search) ? [flagged] : [], search);
      equal(await store.count({ search, by: "person" }), isWord || wordless(search) ? 1 : 0, search);
    }
    for (const search of ["AND", "OR NOT", "NEAR", "select", "null", "quick AND fox", "x".repeat(100_000), "x ".repeat(1000)]) {
      deepStrictEqual(casesOf(await store.list({ search }, { limit: 5 })), [], search);
    }
  }),

  storeCheck("takes texts of a megabyte, of which the beginning can be searched", async (store) => {
    const text = `beginning ${"ä€\u{1f600} word".repeat(150_000)} ${"x".repeat(10_000)}`;
    const flagged = sampleCase({ inputs: { text } });
    await store.add(flagged, []);
    deepStrictEqual(casesOf(await store.list({ search: "beginn" }, { limit: 5 })), [flagged]);
  }),
];

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

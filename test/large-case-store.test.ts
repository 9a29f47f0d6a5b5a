import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillCases } from "../bench/fill-cases.ts";
import type { CaseFilter, CaseOrder, CaseStore } from "../src/cases/case-store.ts";
import type { KeptCase } from "../src/cases/kept-case.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { searchWords, wordsOf } from "../src/cases/search-words.ts";

/** More than the thresholds by which SQLite's ways to a page are chosen, so that each is gone at least once. */
const total = 8_000;
const orders: readonly CaseOrder[] = ["newest first", "oldest first", "most worth judging"];
const median = new Date(Date.now() - 182 * 86_400_000);

const filters: readonly CaseFilter[] = [
  {},
  { verdict: "new" },
  { verdict: "wrong", endpoint: "translate" },
  { verdict: "new", by: "person", hasNote: false },
  { endpoint: "rare" },
  { user: "user-77" },
  { user: "user-77", verdict: "new" },
  { failed: true, by: "rule", hasNote: true },
  { since: median, hasCorrection: true },
  { since: median, verdict: "new" },
  { search: "w0" },
  { search: "w0", verdict: "new" },
  { search: "w0", failed: true, by: "rule" },
  { search: "w0", since: median, until: new Date(), option: "rude" },
  { search: "w0 w1", endpoint: "rare" },
  { search: "w1234", endpoint: "translate" },
  { search: "needle" },
];

let folder: string;
let store: CaseStore;
let inOrder: Map<CaseOrder, readonly KeptCase[]>;
let withNewestFirst: readonly KeptCase[];
let newest: Set<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-large-"));
  await fillCases(folder, total);
  store = await openCaseStore(folder);
  inOrder = new Map();
  for (const order of orders) inOrder.set(order, await listAll(order));
  withNewestFirst = inOrder.get("newest first") ?? [];
  const byInputs = new Map<string, string>();
  for (const one of inOrder.get("oldest first") ?? []) byInputs.set(JSON.stringify([one.run.endpoint, one.inputsHash]), one.id);
  newest = new Set(byInputs.values());
}, 120_000);

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

for (const given of filters) {
  for (const filter of [given, { ...given, isRepeat: false as const }]) {
    test(`lists, jumps and counts what matches ${show(filter)}`, async () => {
      const all = withNewestFirst.filter((one) => matches(one, filter));
      const matching = new Set(all.map(({ id }) => id));
      for (const order of orders) {
        const expected = (inOrder.get(order) ?? []).flatMap(({ id }) => (matching.has(id) ? [id] : []));
        for (const offset of [0, 1, Math.floor(expected.length / 2), expected.length - 1, expected.length]) {
          const page = await store.listAt(filter, { offset: Math.max(0, offset), limit: 20, order });
          expect(page.cases.map(({ id }) => id)).toEqual(expected.slice(Math.max(0, offset), Math.max(0, offset) + 20));
          if (page.next === null) continue;
          const next = await store.list(filter, { after: page.next, limit: 20, order });
          expect(next.cases.map(({ id }) => id)).toEqual(expected.slice(Math.max(0, offset) + 20, Math.max(0, offset) + 40));
        }
      }
      expect(await store.count(filter)).toBe(all.length);
      const counts = await store.counts(filter);
      expect(counts).toMatchObject({ total: all.length, isAtLeast: false });
      // What is counted by a member is not filtered by it.
      const { user: _user, ...ofAnyone } = filter;
      const users = countBy(ofAnyone, ({ user }) => user);
      for (const { value, count } of counts.byUser) expect(users.get(value)).toBe(count);
      const { endpoint: _endpoint, ...ofAnyEndpoint } = filter;
      const endpoints = countBy(ofAnyEndpoint, ({ run }) => run.endpoint);
      for (const { value, count } of counts.byEndpoint) expect(endpoints.get(value)).toBe(count);
      const numbers = await store.numbers(filter);
      for (const counted of [numbers.byDay, numbers.byVersion, numbers.byEndpoint, numbers.byVerdict])
        expect(counted.reduce((flags, one) => flags + one.flags, 0)).toBe(all.length);
    });
  }
}

/** Without the times, which differ with each run of the tests. */
function show(filter: CaseFilter): string {
  return JSON.stringify(filter, (name, value) => (name === "since" || name === "until" ? "a time" : value));
}

function countBy(filter: CaseFilter, read: (one: KeptCase) => string | null): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const one of withNewestFirst) if (matches(one, filter)) counts.set(read(one), (counts.get(read(one)) ?? 0) + 1);
  return counts;
}

async function listAll(order: CaseOrder): Promise<KeptCase[]> {
  const cases: KeptCase[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await store.list({}, { limit: 200, order, ...(after !== undefined && { after }) });
    cases.push(...page.cases);
    after = page.next;
  }
  return cases;
}

/** Words of each case are made once. */
const known = new Map<string, readonly string[]>();

function wordsIn(one: KeptCase): readonly string[] {
  const words = known.get(one.id) ?? searchWords(one);
  known.set(one.id, words);
  return words;
}

function matches(one: KeptCase, filter: CaseFilter): boolean {
  return (
    (filter.verdict ?? one.review.verdict) === one.review.verdict &&
    (filter.endpoint ?? one.run.endpoint) === one.run.endpoint &&
    (filter.option ?? one.flag.option) === one.flag.option &&
    (filter.user ?? one.user) === one.user &&
    (filter.by ?? one.flag.by) === one.flag.by &&
    (filter.failed ?? one.run.error !== null) === (one.run.error !== null) &&
    (filter.hasNote ?? one.flag.note !== null) === (one.flag.note !== null) &&
    (filter.hasCorrection ?? one.flag.corrected !== null) === (one.flag.corrected !== null) &&
    (filter.since === undefined || one.flag.at >= filter.since) &&
    (filter.until === undefined || one.flag.at < filter.until) &&
    (filter.isRepeat !== false || newest.has(one.id)) &&
    (filter.search === undefined || isFound(one, wordsOf(filter.search)))
  );
}

function isFound(one: KeptCase, sought: string[]): boolean {
  const last = sought.pop() ?? "";
  return sought.every((word) => wordsIn(one).includes(word)) && wordsIn(one).some((word) => word.startsWith(last));
}

/**
 * Measures a case store that holds a million cases against an empty one: the time of a flag, of filtered pages and of searches.
 *
 *     node node_modules/jiti/lib/jiti-cli.mjs bench/cases-million.ts [--cases 1000000] [--store postgres://…]
 *
 * The stores are in a temporary folder, unless a PostgreSQL is named, whose database must be empty. Takes some minutes.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { CaseFilter, CaseStore } from "../src/cases/case-store.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { fillCases, newTextCase } from "./fill-cases.ts";

const { values } = parseArgs({ options: { cases: { type: "string", default: "1000000" }, store: { type: "string" } } });
const total = Number(values.cases);

/** What a reviewer might ask for; the vocabulary is that of `fillCases`. */
const pages: readonly (readonly [name: string, filter: CaseFilter])[] = [
  ["newest", {}],
  ["verdict (10 % of all)", { verdict: "wrong" }],
  ["endpoint, option and version", { endpoint: "translate", option: "rude", version: "v7" }],
  ["one user of a thousand", { user: "user-77" }],
  ["a user with ten cases", { user: "rare" }],
  ["a user with ten cases, and a verdict", { user: "rare", verdict: "new" }],
  ["an endpoint with ten cases, and a verdict", { endpoint: "rare", verdict: "new" }],
  ["failed, by a rule", { failed: true, by: "rule" }],
  ["failed, of the last week", { failed: true, since: new Date(Date.now() - 7 * 86_400_000) }],
  ["nobody's", { user: "nobody" }],
  ["search: a word of most cases", { search: "w0" }],
  ["search: a word of a few", { search: "w9876" }],
  ["search: a word of one case", { search: "needle" }],
  ["search: no case", { search: "haystack" }],
  ["search: two words", { search: "w12 w345" }],
  ["search: one letter", { search: "w" }],
  ["search: three letters", { search: "w12" }],
  ["search: common word, verdict", { search: "w0", verdict: "wrong" }],
  ["search: common word, a user with ten cases", { search: "w0", user: "rare" }],
  ["search: rare word, common endpoint", { search: "w9876", endpoint: "translate" }],
];

const folder = await mkdtemp(join(tmpdir(), "hardcase-million-"));
try {
  const location = values.store ?? join(folder, "full");
  console.log(`Filling with ${total.toLocaleString("en")} cases …`);
  const start = performance.now();
  await fillCases(location, total);
  console.log(`Filled in ${Math.round((performance.now() - start) / 1000)} s.\n`);
  await using store = await openCaseStore(location);
  await using empty = await openCaseStore(join(folder, "empty"));
  await measureFlags(store, empty);
  await measurePages(store);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Flags into both stores by turns, so that whatever else the machine does hits both alike. Each is durable before the next begins. */
async function measureFlags(full: CaseStore, empty: CaseStore): Promise<void> {
  const flags = new Map<CaseStore, number[]>([
    [empty, []],
    [full, []],
  ]);
  for (let round = 0; round < 1000; round++) {
    for (const [store, times] of flags) times.push(...(await timesOf(1, () => store.add(newTextCase(round, new Date()), ["0:CSVLogger"]))));
  }
  const [emptyTime = 0, fullTime = 0] = [...flags.values()].map(median);
  console.log(row("flag, empty SQLite store", emptyTime));
  console.log(row(`flag, ${total.toLocaleString("en")} cases`, fullTime), `  ratio ${(fullTime / emptyTime).toFixed(2)}`);
}

async function measurePages(store: CaseStore): Promise<void> {
  console.log(`\n${"first page of 50".padEnd(46)}    median      worst    cases      count`);
  for (const [name, filter] of pages) {
    const times = await timesOf(21, () => store.list(filter, { limit: 50 }));
    const { cases } = await store.list(filter, { limit: 50 });
    const [countTime = 0] = await timesOf(1, () => store.count(filter));
    console.log(row(name, median(times)), milliseconds(Math.max(...times)), String(cases.length).padStart(8), milliseconds(countTime));
  }
  let after = (await store.list({}, { limit: 1 })).next;
  for (let page = 0; page < 200 && after !== null; page++) after = (await store.list({}, { limit: 500, after })).next;
  const times = await timesOf(21, () => store.list({ verdict: "wrong" }, { limit: 50, ...(after !== null && { after }) }));
  console.log(row("verdict, after the newest 100,000", median(times)), milliseconds(Math.max(...times)));
}

async function timesOf(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times;
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

function row(name: string, time: number): string {
  return `${name.padEnd(46)}${milliseconds(time)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(2).padStart(8)} ms`;
}

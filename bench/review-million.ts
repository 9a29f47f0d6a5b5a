/**
 * Measures the review page over a million cases: what its server answers how fast, what it holds in memory, and how smoothly the
 * table scrolls in Chromium. Needs a build.
 *
 *     node node_modules/jiti/lib/jiti-cli.mjs bench/review-million.ts [--cases 1000000] [--dir a/filled/folder] [--only "a part of a name"]
 *
 * The cases are in a temporary folder, unless one is named that is filled already; filling a million takes a quarter of an hour. Each
 * figure is the median in milliseconds, in brackets the time on the processor, which other work on the machine hardly changes.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { fillCases } from "./fill-cases.ts";
import { processorMilliseconds, residentMegabytes } from "./process-tree.mjs";

const { values } = parseArgs({
  options: { cases: { type: "string", default: "1000000" }, dir: { type: "string" }, only: { type: "string", default: "" } },
});
const total = Number(values.cases);
const token = "for-the-measurement-alone";
const rounds = 11;
const longestMs = 1_000;
const daysAgo = (days: number) => encodeURIComponent(new Date(Date.now() - days * 86_400_000).toISOString());

/** What cases are asked for by; the vocabulary is that of `fillCases`. */
const conditions: readonly (readonly [name: string, query: string])[] = [
  ["all", ""],
  ["verdict new (90 %)", "verdict=new"],
  ["verdict wrong (10 %)", "verdict=wrong"],
  ["endpoint (33 %)", "endpoint=translate"],
  ["an endpoint with ten cases", "endpoint=rare"],
  ["option (33 %)", "option=rude"],
  ["user (0.1 %)", "user=user-77"],
  ["version (5 %)", "version=v7"],
  ["rule (5 %)", "rule=slow"],
  ["by a rule (10 %)", "by=rule"],
  ["failed (2 %)", "failed=true"],
  ["with a note (5 %)", "note=true"],
  ["with a correction (2 %)", "correction=true"],
  ["endpoint, option, version", "endpoint=translate&option=rude&version=v7"],
  ["new, failed, with a note, by a rule", "verdict=new&failed=true&note=true&by=rule"],
  ["since a week", `since=${daysAgo(7)}`],
  ["since half a year, wrong", `since=${daysAgo(182)}&verdict=wrong`],
  ["search: of most cases", "q=w0"],
  ["search: of some (1 %)", "q=w500"],
  ["search: of a few", "q=w9876"],
  ["search: of one case", "q=needle"],
  ["search: two words", "q=w12%20w345"],
  ["search: one letter", "q=w"],
  ["search and verdict", "q=w0&verdict=wrong"],
  ["search and version", "q=w0&version=v7"],
  ["search, failed, by a rule, noted", "q=w0&failed=true&by=rule&note=true"],
];

interface Asked {
  readonly name: string;
  readonly aim: number;
  readonly path: (query: string, matching: number) => string;
}

/** What is asked for each of them. Aims are in milliseconds. */
const columns: readonly Asked[] = [
  { name: "newest", aim: 200, path: (query) => `cases?${query}&limit=100` },
  { name: "oldest", aim: 200, path: (query) => `cases?${query}&order=oldest&limit=100` },
  { name: "worth", aim: 200, path: (query) => `cases?${query}&order=worth&limit=100` },
  { name: "jump", aim: 200, path: (query, matching) => `cases?${query}&offset=${Math.floor(matching / 2)}&limit=100` },
  { name: "jump by worth", aim: 200, path: (query, matching) => `cases?${query}&order=worth&offset=${Math.floor(matching / 2)}&limit=100` },
  { name: "to the end", aim: 200, path: (query, matching) => `cases?${query}&offset=${Math.max(0, matching - 100)}&limit=100` },
  { name: "counts", aim: 500, path: (query) => `counts?${query}` },
  { name: "numbers", aim: 500, path: (query) => `numbers?${query}` },
];

const temporary = values.dir === undefined ? await mkdtemp(join(tmpdir(), "hardcase-review-")) : null;
try {
  const directory = values.dir ?? join(temporary ?? "", "flagged");
  if (temporary !== null) await fillCases(directory, total);
  await measure(directory);
} finally {
  if (temporary !== null) await rm(temporary, { recursive: true, force: true });
}

async function measure(directory: string): Promise<void> {
  const command = resolve(import.meta.dirname, "../dist/cli/main.js");
  const server = spawn(process.execPath, [command, "review", directory, "--port", "0"], {
    env: { ...process.env, HARDCASE_REVIEW_TOKEN: token },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = server.pid ?? 0;
  try {
    const root = await addressOf(server.stdout);
    const api = `${root}/review/api`;
    console.log(row("memory at rest", `${(await residentMegabytes(pid)).toFixed(0)} MB`, ""));
    await fetch(`${root}/review?token=${token}`);
    console.log(row("first rows after the page", `${(await timeOf(`${api}/cases?repeats=false&limit=100`)).toFixed(0)} ms`, ""));
    for (const repeats of ["false", "true"]) await measureConditions(api, pid, repeats);
    await measureBeside(api);
    await measureCase(api);
    console.log(row("memory after these", `${(await residentMegabytes(pid)).toFixed(0)} MB`, ""));
    if (values.only === "") await measureFrames(root);
    const megabytes = await residentMegabytes(pid);
    console.log(row("memory after all of it", `${megabytes.toFixed(0)} MB`, megabytes > 300 ? "misses 300 MB" : ""));
  } finally {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let printed = "";
  for await (const text of output) {
    printed += String(text);
    const [url] = /http:\/\/[\d.]+:\d+/.exec(printed) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`The review did not start: ${printed}`);
}

/** One line for each condition, one column for each thing that is asked. */
async function measureConditions(api: string, pid: number, repeats: string): Promise<void> {
  console.log(`\n${`repeats=${repeats}`.padEnd(36)}${columns.map(({ name }) => name.padStart(16)).join("")}   cases`);
  const misses: string[] = [];
  for (const [name, condition] of conditions.filter(([each]) => each.includes(values.only))) {
    const query = `${condition}&repeats=${repeats}`;
    const { total: matching } = (await ask(`${api}/counts?${query}`)) as { readonly total: number };
    let line = name.padEnd(36);
    for (const { name: column, aim, path } of columns) {
      const { median, processor } = await measureAnswers(`${api}/${path(query, matching)}`, pid);
      line += `${median.toFixed(0)} (${processor.toFixed(0)})${median > aim ? "!" : " "}`.padStart(16);
      if (median > aim) misses.push(`${name}, ${column}: ${median.toFixed(0)} ms (${processor.toFixed(0)}), aim ${aim}`);
    }
    console.log(`${line}   ${matching}`);
  }
  console.log(misses.length === 0 ? "No aim is missed." : `Missed:\n  ${misses.join("\n  ")}`);
}

async function measureAnswers(url: string, pid: number): Promise<{ readonly median: number; readonly processor: number }> {
  const times: number[] = [];
  const before = await processorMilliseconds(pid);
  // What is slow is not asked for more often than it takes to know so.
  while (times.length < rounds && times.reduce((sum, time) => sum + time, 0) < longestMs) times.push(await timeOf(url));
  return { median: medianOf(times), processor: ((await processorMilliseconds(pid)) - before) / times.length };
}

/** A list that is asked for while the slowest counts go on. */
async function measureBeside(api: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const counts = ask(`${api}/counts?q=w0`);
    const numbers = ask(`${api}/numbers?q=w0`);
    times.push(await timeOf(`${api}/cases?verdict=wrong&repeats=false&limit=100`));
    await Promise.all([counts, numbers]);
  }
  const middle = medianOf(times);
  console.log(row("\na list while counts are running", `${middle.toFixed(1)} ms`, middle > 200 ? "misses 200 ms" : ""));
}

async function measureCase(api: string): Promise<void> {
  const { cases } = (await ask(`${api}/cases?repeats=false&limit=100`)) as { readonly cases: readonly { readonly id: string }[] };
  const times: number[] = [];
  for (const { id } of cases) times.push(await timeOf(`${api}/cases/${id}`));
  console.log(row("a case with its near repeats", `${medianOf(times).toFixed(1)} ms`, `worst ${Math.max(...times).toFixed(0)}`));
}

async function timeOf(url: string): Promise<number> {
  const start = performance.now();
  await ask(url);
  return performance.now() - start;
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

async function measureFrames(root: string): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const start = performance.now();
    await page.goto(`${root}/review?token=${token}`);
    await page.locator(".case-row[aria-selected]").first().waitFor();
    console.log(row("page opened, first rows drawn", `${(performance.now() - start).toFixed(0)} ms`, ""));
    for (const share of [0, 0.25, 0.5, 0.9]) {
      const rate = await framesPerSecond(page, share);
      console.log(row(`scrolling from ${share * 100} %`, `${rate.toFixed(0)} fps`, rate < 50 ? "misses 50 fps" : ""));
    }
  } finally {
    await browser.close();
  }
}

/** Jumps to a place, then scrolls steadily for two seconds, as a wheel does. */
function framesPerSecond(page: Page, share: number): Promise<number> {
  return page.evaluate(async (place) => {
    const grid = document.querySelector(".case-grid");
    if (grid === null) throw new Error("There is no grid.");
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    grid.scrollTop = place * (grid.scrollHeight - grid.clientHeight);
    const start = await frame();
    let [now, frames] = [start, 0];
    while (now - start < 2000) {
      grid.scrollTop += 40;
      now = await frame();
      frames++;
    }
    return frames / ((now - start) / 1000);
  }, share);
}

function row(name: string, figure: string, told: string): string {
  return `${name.padEnd(34)}${figure.padStart(12)}  ${told}`;
}

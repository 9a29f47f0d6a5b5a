/**
 * Measures the review page over a million cases: what its server answers how fast, what it holds in memory, and how smoothly the
 * table scrolls in Chromium. Needs a build.
 *
 *     node node_modules/jiti/lib/jiti-cli.mjs bench/review-million.ts [--cases 1000000] [--dir a/filled/folder]
 *
 * The cases are in a temporary folder, unless one is named that is filled already; filling a million takes a quarter of an hour.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { fillCases } from "./fill-cases.ts";
import { residentMegabytes } from "./process-tree.mjs";

const { values } = parseArgs({ options: { cases: { type: "string", default: "1000000" }, dir: { type: "string" } } });
const total = Number(values.cases);
const token = "for-the-measurement-alone";
const rounds = 11;
const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();

/** What the page asks for; the vocabulary is that of `fillCases`. The aim is in milliseconds. */
const asked: readonly (readonly [name: string, path: string, aim: number | null])[] = [
  ["first rows", "cases?order=newest&limit=100", 200],
  ["oldest first", "cases?order=oldest&limit=100", 200],
  ["most worth judging", "cases?order=worth&limit=100", 200],
  ["verdict", "cases?verdict=wrong&limit=100", 200],
  ["endpoint", "cases?endpoint=translate&limit=100", 200],
  ["an endpoint with ten cases", "cases?endpoint=rare&limit=100", 200],
  ["option", "cases?option=rude&limit=100", 200],
  ["user", "cases?user=user-77&limit=100", 200],
  ["version", "cases?version=v7&limit=100", 200],
  ["rule", "cases?rule=slow&limit=100", 200],
  ["by a rule", "cases?by=rule&limit=100", 200],
  ["failed", "cases?failed=true&limit=100", 200],
  ["with a note", "cases?note=true&limit=100", 200],
  ["with a correction", "cases?correction=true&limit=100", 200],
  ["since a week", `cases?since=${encodeURIComponent(weekAgo)}&limit=100`, 200],
  ["without repeats", "cases?repeats=false&limit=100", 200],
  ["search: a word of most cases", "cases?q=w0&limit=100", 200],
  ["search: a word of a few", "cases?q=w9876&limit=100", 200],
  ["search: a word of one case", "cases?q=needle&limit=100", 200],
  ["search: two words", "cases?q=w12%20w345&limit=100", 200],
  ["search and verdict", "cases?q=w0&verdict=wrong&limit=100", 200],
  ["jump into the middle", `cases?offset=${Math.floor(total / 2)}&limit=100`, 200],
  ["jump to the end", `cases?offset=${total - 100}&limit=100`, 200],
  ["jump, of one verdict", `cases?verdict=new&offset=${Math.floor(total * 0.6)}&limit=100`, 200],
  ["counts", "counts", null],
  ["counts of a verdict", "counts?verdict=wrong", null],
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
  try {
    const root = await addressOf(server.stdout);
    console.log(row("memory at rest", `${(await residentMegabytes(server.pid ?? 0)).toFixed(0)} MB`, ""));
    for (const [name, path, aim] of asked) await measureAnswers(name, `${root}/review/api/${path}`, aim);
    await measureFrames(root);
    const megabytes = await residentMegabytes(server.pid ?? 0);
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

async function measureAnswers(name: string, url: string, aim: number | null): Promise<void> {
  const times: number[] = [];
  // What is slow is not asked for more often than it takes to know so.
  while (times.length < rounds && times.reduce((sum, time) => sum + time, 0) < 10_000) {
    const start = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${text.slice(0, 300)}`);
    times.push(performance.now() - start);
  }
  const middle = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  const told = `first ${(times[0] ?? 0).toFixed(0)}, worst ${Math.max(...times).toFixed(0)}`;
  console.log(row(name, `${middle.toFixed(1)} ms`, aim !== null && middle > aim ? `${told}; misses ${aim} ms` : told));
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

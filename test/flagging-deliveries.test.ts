import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { text } from "../src/components/index.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { CSVLogger } from "../src/flagging/callbacks/csv-logger.ts";
import { type BuiltProgram, buildProgram } from "./fixtures/build-program.ts";

const isLong = Boolean(process.env["HARDCASE_LONG"]);
const flaggingTrials = isLong ? 30 : 10;
const undoingTrials = isLong ? 15 : 5;
const length = 40_000;
const filling = '"x,\n'.repeat(length / 4);
let tellCases: BuiltProgram;
let folder: string;

beforeAll(async () => {
  tellCases = await buildProgram("tell-cases.ts");
});

afterAll(() => tellCases[Symbol.asyncDispose]());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-deliveries-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Teller {
  readonly directory: string;
  readonly first: number;
  readonly count: number;
}

/** A process of its own that tells of cases and prints the number of each one done. */
function startTeller(what: "flag" | "undo", { directory, first, count }: Teller): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [tellCases.path, what, directory, ...[first, count, length].map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** What it has done by the time that it is killed, at some moment of its work. */
async function killWhileTelling(teller: ChildProcessByStdio<null, Readable, null>): Promise<string[]> {
  const done: string[] = [];
  const lines = createInterface(teller.stdout).on("line", (line) => done.push(line));
  const end = once(teller, "close");
  await once(lines, "line");
  await delay(Math.random() * 40);
  teller.kill("SIGKILL");
  await end;
  return done;
}

function logger(directory: string): CSVLogger {
  const callback = new CSVLogger();
  callback.setup([text({ label: "number" }), text({ label: "filling" })], directory);
  return callback;
}

const flag = (callback: CSVLogger, number: number) => callback.flag([String(number), filling], null, null, { case: `case ${number}` });

/** Strict: a torn row throws. */
async function numbersIn(directory: string): Promise<number[]> {
  const rows = await readCsv(directory);
  for (const row of rows) expect(row.filling).toBe(filling);
  return rows.map(({ number }) => Number(number));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const ascending = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

test(`two processes killed at any moment, ${flaggingTrials} times, and then told everything again, leave each row once`, {
  timeout: 600_000,
}, async () => {
  for (let trial = 0; trial < flaggingTrials; trial++) {
    const directory = join(folder, String(trial));
    const tellers = [0, 40].map((first) => startTeller("flag", { directory, first, count: 40 }));
    const done = (await Promise.all(tellers.map(killWhileTelling))).flat().map(Number);
    const callback = logger(directory);
    await Promise.all(upTo(80).map((number) => flag(callback, number)));
    const numbers = await numbersIn(directory);
    expect(ascending(numbers)).toEqual(upTo(80));
    // What was told to be stored stands before what the deaths have cut off.
    expect(numbers.slice(0, done.length + 8)).toEqual(expect.arrayContaining(done));
    await rm(directory, { recursive: true });
  }
});

test(`a process killed while it takes rows back, ${undoingTrials} times, and then told everything again, leaves the others to the byte`, {
  timeout: 600_000,
}, async () => {
  for (let trial = 0; trial < undoingTrials; trial++) {
    const directory = join(folder, String(trial));
    const callback = logger(directory);
    for (const number of upTo(40)) await flag(callback, number);
    const before = await readFile(join(directory, "logs.csv"), "utf8");
    await killWhileTelling(startTeller("undo", { directory, first: 0, count: 30 }));
    const left = await numbersIn(directory);
    expect(left.slice(-10)).toEqual(upTo(40).slice(-10));
    expect(left).toEqual(ascending(left));

    const again = logger(directory);
    await Promise.all(left.map((number) => flag(again, number)));
    expect(await numbersIn(directory)).toEqual(left);
    for (const number of upTo(30)) await again.undo({ case: `case ${number}` });
    for (const number of upTo(30)) await flag(again, number);
    const header = "number,filling,timestamp\n";
    expect(await readFile(join(directory, "logs.csv"), "utf8")).toBe(header + before.slice(before.indexOf("\n30,") + 1));
    expect(await readdir(join(directory, ".hardcase"))).not.toContain("logs.csv.new");
    await rm(directory, { recursive: true });
  }
});

test("rows are taken back while four processes append, and no other is lost", { timeout: 120_000 }, async () => {
  const directory = join(folder, "flagged");
  const callback = logger(directory);
  const taken: Promise<void>[] = [];
  const exits = await Promise.all(
    upTo(4).map(async (index) => {
      const teller = startTeller("flag", { directory, first: index * 40, count: 40 });
      createInterface(teller.stdout).on("line", (line) => {
        if (Number(line) % 2 === 0) taken.push(callback.undo({ case: `case ${line}` }));
      });
      return (await once(teller, "close"))[0];
    }),
  );
  await Promise.all(taken);
  expect(exits).toEqual([0, 0, 0, 0]);
  expect(ascending(await numbersIn(directory))).toEqual(upTo(160).filter((number) => number % 2 === 1));
});

test("a reader sees whole files while rows are taken back", { timeout: 120_000 }, async () => {
  const directory = join(folder, "flagged");
  const callback = logger(directory);
  await Promise.all(upTo(40).map((number) => flag(callback, number)));
  let isOver = false;
  const work = (async () => {
    for (const number of upTo(30)) await callback.undo({ case: `case ${number}` });
    isOver = true;
  })();
  for (let last = 40; !isOver; ) {
    const numbers = await numbersIn(directory);
    expect(numbers).toEqual(upTo(40).slice(-numbers.length));
    expect(numbers.length).toBeLessThanOrEqual(last);
    last = numbers.length;
  }
  await work;
  expect(await numbersIn(directory)).toEqual(upTo(40).slice(30));
});

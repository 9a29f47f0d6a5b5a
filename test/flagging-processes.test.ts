import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { text } from "../src/components/index.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { CSVLogger } from "../src/flagging/callbacks/csv-logger.ts";
import { type BuiltProgram, buildProgram } from "./fixtures/build-program.ts";

const trials = process.env.HARDCASE_LONG ? 20 : 6;

let flagRows: BuiltProgram;
let folder: string;

beforeAll(async () => {
  flagRows = await buildProgram("flag-rows.ts");
});

afterAll(() => flagRows[Symbol.asyncDispose]());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-processes-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Writer {
  readonly directory: string;
  readonly first: number;
  readonly count: number;
  /** Length of the text that each row holds beside its number. */
  readonly length: number;
}

/** A process of its own that flags rows and prints the number of each one that is stored. */
function startWriter({ directory, first, count, length }: Writer): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [flagRows.path, directory, String(first), String(count), String(length)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test("eight processes that flag fifty rows each into one fresh folder give 400 whole rows and one header", {
  timeout: 120_000,
}, async () => {
  const directory = join(folder, "flagged");
  const writers = Array.from({ length: 8 }, (_, index) => startWriter({ directory, first: index * 1000, count: 50, length: 40 }));
  const exits = await Promise.all(
    writers.map(async (writer) => {
      writer.stdout.resume();
      return (await once(writer, "exit"))[0];
    }),
  );
  expect(exits).toEqual(Array(8).fill(0));
  const content = await readFile(join(directory, "logs.csv"), "utf8");
  expect(content.match(/^number,filling,timestamp$/gm)).toHaveLength(1);
  const rows = await readCsv(directory);
  const expected = Array.from({ length: 400 }, (_, index) => Math.floor(index / 50) * 1000 + (index % 50));
  expect(rows.map(({ number }) => Number(number)).sort((one, other) => one - other)).toEqual(expected);
  for (const { filling, timestamp } of rows) {
    expect(filling).toHaveLength(40);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
  }
});

test("a process killed in the middle of a row, again and again, loses no stored row and leaves no torn one after the next flag", {
  timeout: 120_000,
}, async () => {
  for (let trial = 0; trial < trials; trial++) {
    const directory = join(folder, String(trial));
    const writer = startWriter({ directory, first: 0, count: 1000, length: 800_000 });
    const stored: string[] = [];
    createInterface(writer.stdout).on("line", (line) => stored.push(line));
    const end = once(writer, "close");
    await untilWriting(directory, () => stored.length > trial % 3);
    writer.kill("SIGKILL");
    expect((await end)[1]).toBe("SIGKILL");

    const callback = new CSVLogger();
    callback.setup([text({ label: "number" }), text({ label: "filling" })], directory);
    await callback.flag(["after", ""]);
    const rows = await readCsv(directory);
    const numbers = rows.map(({ number }) => number);
    expect(numbers.slice(0, stored.length)).toEqual(stored);
    // One row may have been stored in full without being told any more.
    expect([[], [String(stored.length)]]).toContainEqual(numbers.slice(stored.length, -1));
    expect(rows.map(({ filling }) => filling?.length)).toEqual([...numbers.slice(1).map(() => 800_000), 0]);
    await rm(directory, { recursive: true });
  }
});

/** Resolves in the middle of a row: between the two marks that a writer sets. */
async function untilWriting(directory: string, mayStop: () => boolean): Promise<void> {
  for (;;) {
    await setImmediate();
    if (!mayStop()) continue;
    const [good, goal] = readFileSync(join(directory, ".hardcase/logs.csv.size"), "latin1").trim().split(/ +/);
    if (good !== goal) return;
  }
}

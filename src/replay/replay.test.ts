import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { exportCases } from "../datasets/export-cases.ts";
import { Interface } from "../demo/interface.ts";
import { FileCache } from "../runs/file-cache.ts";
import { type SampleChanges, sampleCase } from "../testing/sample-case.ts";
import { type ReplayOptions, replay } from "./replay.ts";
import type { ReplayResult } from "./replay-result.ts";
import { fileReporters } from "./reporters/file-reporters.ts";
import { terminalReporter } from "./reporters/terminal.ts";
import { openStoreSource } from "./store-source.ts";
import { openSuiteSource } from "./suite-source.ts";
import { summarize } from "./summarize.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-replay-"));
});

afterEach(() => rm(folder, { recursive: true }));

const double = (fn: (n: number) => unknown) => new Interface(fn as (n: number) => number, ["number"], "number", { apiName: "double" });

/** Keeps cases of an endpoint that doubles `n`. */
async function keep(...changes: SampleChanges[]): Promise<void> {
  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  for (const change of changes) await store.add(sampleCase({ ...change, run: { endpoint: "double", ...change.run } }), []);
}

const judged = (n: number, output: number, verdict: "right" | "wrong" | "new" | "discarded", expected?: number): SampleChanges => ({
  inputs: { n },
  outputs: { Output: output },
  review: { verdict, expected: expected === undefined ? null : { Output: expected }, revision: 1 },
});

function run(
  demo: ReturnType<typeof double>,
  options: Partial<ReplayOptions> = {},
  source = openStoreSource(join(folder, "flagged"), undefined),
) {
  const files = new FileCache({ folder: join(folder, "cache") });
  const signal = new AbortController().signal;
  const all = { filter: {}, timeoutMs: 5000, repeat: 1, pass: options.repeat ?? 1, files, signal, ...options };
  return (async function* () {
    await using opened = await source;
    yield* replay([{ demo: demo as never, path: null }], opened, all);
  })();
}

async function outcomesOf(results: AsyncIterable<ReplayResult>): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const { outcome } of results) outcomes.push(outcome);
  return outcomes;
}

test("every judged case is told by one word, in the order of the flags, and discarded ones are left out", async () => {
  await keep(
    judged(1, 2, "right"),
    judged(2, 5, "right"),
    judged(3, 7, "wrong", 6),
    judged(4, 9, "wrong", 10),
    judged(5, 10, "wrong"),
    judged(6, 13, "new"),
    judged(7, 14, "new"),
    judged(8, 1, "discarded"),
  );
  const words = ["holds", "regressed", "fixed", "still wrong", "still wrong", "changed", "holds"];
  expect(await outcomesOf(run(double((n) => n * 2)))).toEqual(words);
  expect(
    await outcomesOf(
      run(
        double((n) => n * 2),
        { filter: { verdict: "right" } },
      ),
    ),
  ).toEqual(["holds", "regressed"]);
});

test("a suite is replayed like the store that it was exported from", async () => {
  await keep(judged(1, 2, "right"), judged(2, 5, "right"), judged(3, 7, "wrong", 6));
  await exportCases(join(folder, "flagged"), { format: "suite", to: join(folder, "suite") });
  const words = await outcomesOf(
    run(
      double((n) => n * 2),
      {},
      openSuiteSource(join(folder, "suite")) as never,
    ),
  );
  expect(words.sort()).toEqual(["fixed", "holds", "regressed"]);
});

test("a function that throws is an error, and one that hangs is ended while the others run", async () => {
  await keep(judged(1, 2, "right"), judged(2, 4, "right"), judged(3, 6, "right"));
  const results: ReplayResult[] = [];
  const demo = double((n) => {
    if (n === 1) return new Promise(() => {});
    if (n === 2) throw new Error("no twos");
    return n * 2;
  });
  for await (const result of run(demo, { timeoutMs: 200 })) results.push(result);
  expect(results).toMatchObject([
    { outcome: "error", error: "It did not end within 0.2 s.", isFailure: true },
    { outcome: "error", error: "no twos", isFailure: true },
    { outcome: "holds", isFailure: false },
  ]);
});

test("a case that is right only sometimes is flaky with its k of n, and fails only below the wanted k", async () => {
  await keep(judged(1, 2, "right"));
  let calls = 0;
  const demo = double((n) => (calls++ % 5 === 0 ? 0 : n * 2));
  for await (const result of run(demo, { repeat: 5, pass: 4 })) {
    expect(result).toMatchObject({ outcome: "flaky", passes: 4, runs: 5, isFailure: false });
  }
  for await (const result of run(demo, { repeat: 5 })) expect(result).toMatchObject({ outcome: "flaky", isFailure: true });
});

test("shards together run each case once", async () => {
  await keep(...Array.from({ length: 20 }, (_, n) => judged(n, n * 2, "right")));
  const seen: string[] = [];
  for (const part of [1, 2, 3]) {
    for await (const result of run(
      double((n) => n * 2),
      { shard: { part, parts: 3 } },
    ))
      seen.push(result.case.id);
  }
  expect(seen).toHaveLength(20);
  expect(new Set(seen).size).toBe(20);
});

test("every reporter tells of the regression with its input, what was expected and what came", async () => {
  await keep(judged(1, 2, "right"), judged(21, 43, "right"));
  await mkdir(join(folder, "reports"));
  const paths = Object.keys(fileReporters).map((name) => [name, join(folder, "reports", name)] as const);
  const lines: string[] = [];
  const reporters = [terminalReporter((line) => lines.push(line), { isColored: false })];
  const media = new MediaStore(join(folder, "flagged"));
  const demos = [{ demo: double((n) => n) as never, path: null }];
  const surroundings = { demos, media, files: new FileCache({ folder: join(folder, "cache") }) };
  for (const [name, path] of paths) {
    reporters.push(await (fileReporters[name] as NonNullable<(typeof fileReporters)[string]>)(path, surroundings));
  }
  const signal = new AbortController().signal;
  const summary = await summarize(run(double((n) => n * 2)), reporters, { isFailFast: false, signal, onProgress: () => {} });
  expect(summary).toMatchObject({ total: 2, failures: 1, counts: { holds: 1, regressed: 1 } });
  const texts = await Promise.all(paths.map(([, path]) => readFile(path, "utf8")));
  for (const text of [lines.join("\n"), ...texts]) {
    expect(text).toContain("regressed");
    for (const value of ["21", "43", "42"]) expect(text).toContain(value);
  }
  const [, junit = "", , json = ""] = texts;
  expect(junit).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites><testsuite name="hardcase replay" tests="2" failures="1" errors="0"/,
  );
  expect(JSON.parse(json)).toMatchObject({ results: [{ outcome: "holds" }, { outcome: "regressed" }], summary: { total: 2 } });
});

test("what is wrong with the files of a suite is said", async () => {
  const suite = join(folder, "suite");
  const identity = double((n) => n);
  const read = () => outcomesOf(run(identity, {}, openSuiteSource(suite) as never));
  const refused = (message: string) => expect(read()).rejects.toMatchObject({ code: "HC_DATASET", message });
  await refused(`The cases of the suite cannot be read: ENOENT: no such file or directory, scandir '${suite}/cases'.`);
  await mkdir(join(suite, "cases"), { recursive: true });
  const path = join(suite, "cases/a.json");
  const good = { id: "a", endpoint: "double", verdict: "right", inputs: { n: 1 }, outputs: { Output: 1 } };
  const texts = {
    "<<<<<<< HEAD": "it has a conflict of a merge",
    "[1]": "it is no object",
    "{}": "id must be a text, got nothing",
    [JSON.stringify({ ...good, verdict: "maybe" })]: 'verdict must be "wrong" or "right", got "maybe"',
    [JSON.stringify({ ...good, inputs: null })]: "inputs must be an object, got null",
  };
  for (const [text, reason] of Object.entries(texts)) {
    await writeFile(path, text);
    await refused(`${path} is no case of a suite: ${reason}.`);
  }
  await writeFile(path, JSON.stringify(good));
  expect(await read()).toEqual(["holds"]);
  await writeFile(join(suite, "suite.json"), '{ "formatVersion": 2 }');
  await refused(`${suite} is a suite of format 2, and this hardcase knows 1.`);
});

test("a file of a case comes to the function as a visitor's did, from the store and from a suite", async () => {
  const directory = join(folder, "flagged");
  await writeFile(join(folder, "notes.txt"), "three words here");
  const source = { path: join(folder, "notes.txt"), orig_name: "notes.txt", mime_type: "text/plain" };
  const { reference } = await new MediaStore(directory).save(source, "document");
  await keep({ inputs: { document: { ...reference } }, outputs: { Output: 3 }, review: { verdict: "right" } });
  await exportCases(directory, { format: "suite", to: join(folder, "suite") });
  const countWords = async (document: string) => (await readFile(document, "utf8")).split(" ").length;
  const demo = new Interface(countWords as never, ["file"], "number", { apiName: "double" });
  expect(await outcomesOf(run(demo as never, { files: new FileCache({ folder: join(folder, "cache"), allowedPaths: [folder] }) }))).toEqual(
    ["holds"],
  );
  const suite = openSuiteSource(join(folder, "suite"));
  expect(await outcomesOf(run(demo as never, {}, suite as never))).toEqual(["holds"]);
});

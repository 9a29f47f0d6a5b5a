import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { sampleCase } from "../src/testing/sample-case.ts";

const root = resolve(import.meta.dirname, "..");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-commands-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** Runs the built command line in the test's folder. */
function hardcase(...given: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((done, reject) => {
    const { HARDCASE_STORE: _store, ...environment } = process.env;
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...given], { cwd: folder, env: environment });
    let [output, errors] = ["", ""];
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.once("error", reject);
    child.once("close", (code) => done({ code, output, errors }));
  });
}

async function fill(): Promise<void> {
  await using store = await openCaseStore(join(folder, "flagged"));
  await store.add(sampleCase({ flag: { option: "other", at: new Date("2026-11-23T12:00:00Z") } }), []);
  await store.add(sampleCase({ inputs: { num1: 6, operation: "add", num2: 1 }, review: { verdict: "wrong", revision: 1 } }), ["0:Hub"]);
}

test("export writes where it is told, with what it is told, and says so without a bar where there is no terminal", async () => {
  await fill();
  expect(await hardcase("export", "--format", "csv", "--to", "wrong.csv", "--verdict", "wrong")).toEqual({
    code: 0,
    output: "",
    errors: "Wrote 1 case to wrong.csv.\n",
  });
  expect(await readFile(join(folder, "wrong.csv"), "utf8")).toMatch(/^num1,operation,num2,Output,timestamp\n6,add,1,-12,2/);
  const { output } = await hardcase("export", "flagged", "--format", "jsonl", "--to", "-", "--until", "2026-11-24");
  expect(JSON.parse(output)).toMatchObject({ num1: 5, flag: "other" });
});

test("export refuses what it cannot do in one sentence, with exit code 2 and nothing written", async () => {
  expect(await hardcase("export", "--format", "csv", "--to", "x.csv")).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^hardcase: flagged holds no cases\. /),
  });
  await fill();
  expect(await hardcase("export", "--format", "xml", "--to", "x")).toMatchObject({
    code: 2,
    errors: expect.stringContaining("csv, jsonl, parquet, hub, suite"),
  });
  expect(await hardcase("export", "--format", "hub", "--to", "-")).toMatchObject({
    code: 2,
    errors: expect.stringContaining("is a folder"),
  });
  expect(await hardcase("export", "--format", "csv", "--to", "x.csv", "--since", "soon")).toMatchObject({
    code: 2,
    errors: expect.stringContaining("a date such as"),
  });
  expect(await hardcase("export", "--format", "csv", "--to", "flagged")).toMatchObject({
    code: 2,
    errors: expect.stringContaining("--replace"),
  });
  expect(await readdir(folder)).toEqual(["flagged"]);
});

test("import takes what Gradio has flagged once, and status tells what is there", async () => {
  const source = join(root, "test/fixtures/gradio-folders/6.31/pictures/flagged");
  expect(await hardcase("import", source, "--to", "flagged", "--endpoint", "sepia")).toMatchObject({
    code: 0,
    output: "Imported 2 cases with 3 files.\n",
  });
  expect(await hardcase("import", source, "--to", "flagged", "--endpoint", "sepia")).toMatchObject({
    output: "Imported 0 cases with 0 files. 2 rows were there already.\n",
  });
  const { output } = await hardcase("status", "--json");
  expect(JSON.parse(output)).toMatchObject({
    cases: { total: 2, new: 2, wrong: 0 },
    endpoints: { sepia: 2 },
    pendingDeliveries: 0,
    lastDeliveryError: null,
  });
  expect(await hardcase("import", "nowhere")).toMatchObject({ code: 2, errors: expect.stringMatching(/^hardcase: Cannot read nowhere/) });
});

test("status tells in words what waits", async () => {
  await fill();
  const { output } = await hardcase("status", "flagged");
  expect(output).toMatch(/^flagged: 2 cases \(1 new, 1 wrong, 0 right, 0 discarded\)\n/);
  expect(output).toContain("1 delivery waits; the last error was: none");
});

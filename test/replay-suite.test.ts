import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { exportCases } from "../src/datasets/export-cases.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { calculatorApp, root, startHardcase } from "./fixtures/hardcase-command.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-suite-"));
});

afterEach(() => rm(folder, { recursive: true }));

const flagged = () => join(folder, "flagged");
const suite = () => join(folder, "repository/tests/hardcases");

/** Ten cases of sums: those from 5 up were found wrong, and corrected. */
async function fillSuite(): Promise<string[]> {
  await using store = await openCaseStore({ dir: flagged() });
  const ids: string[] = [];
  for (let num1 = 0; num1 < 10; num1++) {
    const inputs = { num1, operation: "add", num2: 1 };
    const review =
      num1 < 5 ? { verdict: "right" as const, revision: 1 } : { verdict: "wrong" as const, expected: { Output: num1 + 1 }, revision: 1 };
    const sample = sampleCase({ inputs, outputs: { Output: num1 < 5 ? num1 + 1 : -1 }, review });
    ids.push((await store.add(sample, [])).case.id);
  }
  await exportCases(flagged(), { format: "suite", to: suite() });
  return ids;
}

async function run(command: string, given: string[], cwd: string): Promise<{ code: number; output: string }> {
  try {
    const environment = {
      ...process.env,
      NODE_OPTIONS: "",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      VITEST: undefined,
      NODE_TEST_CONTEXT: undefined,
    };
    const { stdout, stderr } = await promisify(execFile)(command, given, { cwd, env: environment });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

const git = (...given: string[]) =>
  run("git", ["-c", "user.name=Ada", "-c", "user.email=ada@host.example", ...given], join(folder, "repository"));

test("a suite that is exported again leaves git nothing to commit, and one other verdict changes one file", async () => {
  const [first = ""] = await fillSuite();
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Keep the hard cases");
  await exportCases(flagged(), { format: "suite", to: suite() });
  expect((await git("status", "--porcelain")).output).toBe("");
  await using store = await openCaseStore({ dir: flagged() });
  const judgement = { verdict: "wrong" as const, expected: { Output: 7 }, comment: null, by: null, at: new Date(), duplicateOf: null };
  await store.review(first, judgement, 2);
  await exportCases(flagged(), { format: "suite", to: suite() });
  expect((await git("status", "--porcelain")).output).toBe(` M tests/hardcases/cases/${first}.json\n`);
});

test("three shards together run each case of a suite once", async () => {
  const ids = await fillSuite();
  await writeFile(join(folder, "app.mjs"), calculatorApp("num1 + num2"));
  const shards = ["1/3", "2/3", "3/3"].map(async (shard, index) => {
    const report = `json=${index}.json`;
    const { code } = await startHardcase(folder, "replay", "app.mjs", "--cases", suite(), "--shard", shard, "--report", report).ended;
    expect(code).toBe(0);
    const { results } = (await import(join(folder, `${index}.json`), { with: { type: "json" } })).default;
    return results.map((result: { case: string }) => result.case);
  });
  expect((await Promise.all(shards)).flat().sort()).toEqual(ids.sort());
});

/** A file of tests that makes one of each case of the suite, against a calculator that is wrong about 3 + 1. */
const tests = (runner: string) => `import { test } from ${JSON.stringify(runner)};
import { Interface } from ${JSON.stringify(join(root, "dist/index.js"))};
import { hardcases } from ${JSON.stringify(join(root, "dist/testing/testing.js"))};
const calculator = (num1, operation, num2) => (num1 === 3 ? 99 : num1 + num2);
await hardcases(new Interface(calculator, ["number", "text", "number"], "number"), { cases: ${JSON.stringify(suite())}, test });`;

test("each case is a test of node:test, and a failure says the input, what was expected and what came", async () => {
  await fillSuite();
  await writeFile(join(folder, "calculator.test.mjs"), tests("node:test"));
  const { code, output } = await run(process.execPath, ["--test", "--test-reporter=spec", "calculator.test.mjs"], folder);
  expect(code).toBe(1);
  expect(output).toMatch(/tests 10\n.*pass 9\n.*fail 1\n/s);
  expect(output).toMatch(/✔ calculator num1=4 operation="add" num2=1 \([\w-]+\)/);
  expect(output).toMatch(/✖ calculator num1=3 operation="add" num2=1 \([\w-]+\)/);
  expect(output).toMatch(/regressed: num1=3 operation="add" num2=1\n\s+Output: 99 is not 4\n\s+- 4\n\s+\+ 99\n/);
});

test("each case is a test of Vitest, and a failure says the input, what was expected and what came", async () => {
  await fillSuite();
  await writeFile(join(folder, "calculator.test.mjs"), tests("vitest"));
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  await writeFile(
    join(folder, "vitest.config.mjs"),
    `export default { resolve: { alias: { vitest: ${JSON.stringify(join(root, "node_modules/vitest"))} } } };`,
  );
  const { code, output } = await run(process.execPath, [vitest, "run", "--root", folder, "--reporter=verbose"], folder);
  expect(code).toBe(1);
  expect(output).toMatch(/Tests {2}1 failed \| 9 passed \(10\)/);
  expect(output).toMatch(/✓ calculator\.test\.mjs > calculator num1=4 operation="add" num2=1 \([\w-]+\)/);
  expect(output).toMatch(/regressed: num1=3 operation="add" num2=1\n\s*Output: 99 is not 4\n\s*- 4\n\s*\+ 99\n/);
});

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { sampleCase } from "../src/testing/sample-case.ts";

const root = resolve(import.meta.dirname, "..");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-replay-command-"));
  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  const expected = { Output: 12 };
  await store.add(sampleCase({ review: { verdict: "wrong", expected, revision: 1 } }), []);
  await store.add(
    sampleCase({ outputs: { Output: 13 }, inputs: { num1: 6, operation: "add", num2: 7 }, review: { verdict: "right" } }),
    [],
  );
});

afterEach(() => rm(folder, { recursive: true }));

/** Replays the cases against an app that adds in this way. */
async function replayAgainst(code: string): Promise<{ code: number | null; output: string; errors: string }> {
  await writeFile(join(folder, "app.mjs"), code);
  return new Promise((done, reject) => {
    const { HARDCASE_STORE: _store, ...environment } = process.env;
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), "replay", "app.mjs"], { cwd: folder, env: environment });
    let [output, errors] = ["", ""];
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.once("error", reject);
    child.once("close", (code) => done({ code, output, errors }));
  });
}

const app = (sum: string) => `import { Interface } from ${JSON.stringify(join(root, "dist/index.js"))};
const calculator = (num1, operation, num2) => ${sum};
await new Interface(calculator, ["number", "text", "number"], "number").launch();`;

test("an app that only launches its demo is replayed without a port, and exit codes say what came of it", async () => {
  const good = await replayAgainst(app("num1 + num2"));
  expect(good).toMatchObject({ code: 0, errors: "" });
  expect(good.output).toMatch(/^2 cases in .* s\n {2}holds +1\n {2}fixed +1\n$/);
  const bad = await replayAgainst(app("num1 === 6 ? 0 : num1 + num2"));
  expect(bad.code).toBe(1);
  expect(bad.output).toMatch(/regressed calculator .*\n {2}num1=6 operation="add" num2=7\n.*\n {2}- 13\n {2}\+ 0\n$/);
  expect(await replayAgainst('throw new Error("no model");')).toMatchObject({
    code: 2,
    errors: "hardcase: app.mjs does not start: no model.\n",
  });
});

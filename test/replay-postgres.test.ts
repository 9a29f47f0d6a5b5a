import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { calculatorApp, startHardcase } from "./fixtures/hardcase-command.ts";
import { type PostgresServer, startPostgres } from "./fixtures/postgres-server.ts";
import { validateJunit } from "./fixtures/validate-junit.ts";

let folder: string;
let server: PostgresServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-replay-postgres-"));
  server = await startPostgres();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test("of twenty judged cases in PostgreSQL, the one that a version fixed and the one that it broke are told, and reports agree", async () => {
  const url = await server.newDatabase();
  await using store = await openCaseStore(url);
  const ids: string[] = [];
  for (let num1 = 0; num1 < 20; num1++) {
    // The last two were wrong: it counted one too little.
    const review = num1 < 18 ? { verdict: "right" as const } : { verdict: "wrong" as const, expected: { Output: num1 + 1 } };
    const sample = sampleCase({ inputs: { num1, operation: "add", num2: 1 }, outputs: { Output: num1 < 18 ? num1 + 1 : num1 }, review });
    ids.push((await store.add(sample, [])).case.id);
  }
  const replay = async (sum: string, ...given: string[]) => {
    await writeFile(join(folder, "app.mjs"), calculatorApp(sum));
    return startHardcase(folder, "replay", "app.mjs", "--cases", url, ...given).ended;
  };
  const planted = await replay(
    "num1 === 18 ? num1 : num1 === 3 ? 99 : num1 + num2",
    "--report",
    "junit=replay.xml",
    "--report",
    "json=replay.json",
  );
  expect(planted).toMatchObject({ code: 1, errors: "" });
  expect(planted.output).toMatch(/^20 cases in .* s\n {2}holds +17\n {2}fixed +1\n {2}regressed +1\n {2}still wrong +1\n\nregressed/);
  const xml = await readFile(join(folder, "replay.xml"), "utf8");
  await validateJunit(xml);
  expect(xml).toContain('tests="20" failures="1" errors="0"');
  const { results } = JSON.parse(await readFile(join(folder, "replay.json"), "utf8"));
  expect(results.map((one: { case: string }) => one.case)).toEqual(ids);
  expect(await replay("num1 + num2")).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^20 cases .*\n {2}holds +18\n {2}fixed +2\n$/),
  });
});

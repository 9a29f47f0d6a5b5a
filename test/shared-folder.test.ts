import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { type PostgresServer, startPostgres } from "./fixtures/postgres-server.ts";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const processes = 8;
const flagsEach = 50;

const app = `
import { Interface } from "hardcase";
const demo = new Interface((word) => word.toUpperCase(), "text", "text", { apiName: "shout" });
await demo.launch();
export default demo;
`;

let folder: string;
let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres[Symbol.asyncDispose]());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-shared-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function post(url: string, path: string, body: unknown) {
  const answer = await fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { outputs: unknown; receipt: string; delivery: string } };
}

/** Runs and flags with several requests at once; every second run is flagged at another replica than the one that ran it. */
async function flagAll(demos: readonly ServedDemo[], index: number): Promise<number[]> {
  const here = demos[index] as ServedDemo;
  const next = demos[(index + 1) % demos.length] as ServedDemo;
  const flags = Array.from({ length: flagsEach }, async (_, count) => {
    const inputs = { word: `${index}-${count}` };
    const { body } = await post(here.url, "/api/run/shout", inputs);
    const { status } = await post((count % 2 ? next : here).url, "/api/flag", { receipt: body.receipt, inputs, outputs: body.outputs });
    return status;
  });
  return Promise.all(flags);
}

test.each(["SQLite", "PostgreSQL"])(
  "eight processes on one folder lose nothing and double nothing, in the CSV and in %s",
  async (kind) => {
    const url = kind === "PostgreSQL" ? await postgres.newDatabase() : undefined;
    const environment = { HARDCASE_SECRET: "one secret for all the replicas here", ...(url !== undefined && { HARDCASE_STORE: url }) };
    const demos = await Promise.all(Array.from({ length: processes }, () => serveDemo(folder, app, environment)));
    try {
      const statuses = (await Promise.all(demos.map((_, index) => flagAll(demos, index)))).flat();
      expect(new Set(statuses)).toEqual(new Set([201]));
    } finally {
      await Promise.all(demos.map((demo) => demo.kill()));
    }
    const expected = Array.from({ length: processes }, (_, index) => Array.from({ length: flagsEach }, (_, count) => `${index}-${count}`))
      .flat()
      .sort();
    const flagged = join(folder, "flagged");
    expect((await readdir(flagged)).filter((name) => name.endsWith(".csv"))).toEqual(["logs.csv"]);
    expect((await readCsv(flagged)).map(({ word }) => word).sort()).toEqual(expected);
    await using store = await openCaseStore(url ?? flagged);
    const { cases } = await store.list({}, { limit: 1000 });
    expect(cases.map(({ inputs }) => inputs.word).sort()).toEqual(expected);
  },
  120_000,
);

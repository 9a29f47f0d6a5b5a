import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { openSqlite } from "../src/cases/sqlite-driver.ts";
import { type BuiltProgram, buildProgram } from "./fixtures/build-program.ts";
import { type PostgresServer, startPostgres } from "./fixtures/postgres-server.ts";

const trials = process.env.HARDCASE_LONG ? 20 : 6;

let addCases: BuiltProgram;
let postgres: PostgresServer;
let folder: string;

beforeAll(async () => {
  [postgres, addCases] = await Promise.all([startPostgres(), buildProgram("add-cases.ts")]);
  folder = await mkdtemp(join(tmpdir(), "hardcase-cases-"));
});

afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await addCases[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const newDirectory = () => mkdtemp(join(folder, "flagged-"));

interface Writer {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  /** Ids that it has told to be stored. */
  readonly stored: readonly string[];
  /** Resolves once it has told so many, or has ended. */
  hasStored(count: number): Promise<void>;
  readonly end: Promise<readonly unknown[]>;
}

/** A process of its own that adds cases of the runs `prefix-0`, `prefix-1`, … */
function startWriter(location: string, prefix: string, count: number): Writer {
  const child = spawn(process.execPath, [addCases.path, location, prefix, String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  const stored: string[] = [];
  const lines = createInterface(child.stdout).on("line", (line) => stored.push(line));
  let isOver = false;
  const end = once(child, "close").finally(() => {
    isOver = true;
  });
  return {
    process: child,
    stored,
    end,
    async hasStored(wanted) {
      while (stored.length < wanted && !isOver) await Promise.race([once(lines, "line"), end]);
    },
  };
}

describe.each([
  ["SQLite", newDirectory],
  ["PostgreSQL", () => postgres.newDatabase()],
])("a store in %s", (name, newPlace) => {
  test("takes fifty cases from each of eight processes, and loses none", { timeout: 120_000 }, async () => {
    const location = await newPlace();
    const writers = Array.from({ length: 8 }, (_, index) => startWriter(location, `writer${index}`, 50));
    expect(await Promise.all(writers.map(({ end }) => end))).toEqual(Array(8).fill([0, null]));
    await using store = await openCaseStore(location);
    const { cases } = await store.list({}, { limit: 1000 });
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(writers.flatMap(({ stored }) => stored)));
    expect(cases).toHaveLength(400);
    expect(await store.count({ search: "writer7" })).toBe(50);
    expect(await store.pending()).toEqual({ count: 400, lastError: null });
  });

  test("makes one case of each run that four processes flag at once", { timeout: 120_000 }, async () => {
    const location = await newPlace();
    const writers = Array.from({ length: 4 }, () => startWriter(location, "same", 50));
    await Promise.all(writers.map(({ end }) => end));
    await using store = await openCaseStore(location);
    const { cases } = await store.list({}, { limit: 1000 });
    expect(cases).toHaveLength(50);
    for (const { stored } of writers) expect(new Set(stored)).toEqual(new Set(cases.map(({ id }) => id)));
    expect((await store.pending()).count).toBe(50);
  });

  test("holds every case that it has acknowledged when its process is killed, again and again", { timeout: 240_000 }, async () => {
    const location = await newPlace();
    const stored: string[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const writer = startWriter(location, `trial${trial}`, Number.POSITIVE_INFINITY);
      await writer.hasStored(1 + Math.floor(Math.random() * 150));
      writer.process.kill("SIGKILL");
      expect((await writer.end)[1]).toBe("SIGKILL");
      stored.push(...writer.stored);
    }
    await using store = await openCaseStore(location);
    const ids = new Set<string>();
    for (let after: string | null | undefined; after !== null; ) {
      const page = await store.list({}, { limit: 1000, ...(after !== undefined && { after }) });
      for (const { id } of page.cases) ids.add(id);
      after = page.next;
    }
    expect(stored.filter((id) => !ids.has(id))).toEqual([]);
    expect((await store.pending()).count).toBe(ids.size);
    expect(await store.count({ search: "trial" })).toBe(ids.size);
    if (name === "SQLite") await expectWhole(join(location, ".hardcase", "cases.db"));
  });
});

async function expectWhole(path: string): Promise<void> {
  const database = await openSqlite(path);
  try {
    expect({ ...database.prepare("pragma integrity_check").get() }).toEqual({ integrity_check: "ok" });
    database.exec("insert into hardcase_search (hardcase_search) values ('integrity-check')");
  } finally {
    database.close();
  }
}

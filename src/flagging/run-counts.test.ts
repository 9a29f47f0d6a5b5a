import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import { RunCounts } from "./run-counts.ts";

test("runs before the first flag are counted with those after it, by day and version, failed ones too", async () => {
  const dir = await mkdtemp(join(tmpdir(), "hardcase-runs-"));
  const store = await openCaseStore({ dir });
  onTestFinished(async () => {
    await store[Symbol.asyncDispose]();
    await rm(dir, { recursive: true });
  });
  const counts = new RunCounts("double", () => {});
  const run = (day: string, version: string | undefined) => ({ startedAt: new Date(`${day}T12:00:00Z`), version, error: undefined });
  counts.count(run("2026-03-01", "1"));
  await counts.write();
  counts.writeTo(store);
  counts.count(run("2026-03-01", "1"));
  counts.count({ ...run("2026-03-01", "2"), error: { code: "HC_FUNCTION", message: "no" } });
  await counts.write();
  counts.count(run("2026-03-02", undefined));
  await counts.write();
  const { byDay, byVersion } = await store.numbers({});
  expect(byDay.map(({ day, runs }) => [day, runs])).toEqual([
    ["2026-03-01", 3],
    ["2026-03-02", 1],
  ]);
  expect(byVersion.map(({ version, runs }) => [version, runs])).toEqual(
    expect.arrayContaining([
      ["1", 2],
      ["2", 1],
      [null, 1],
    ]),
  );
});

import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Run } from "../runs/run.ts";
import { RecentRuns } from "./recent-runs.ts";

const runOf = (user: string | null, word = "a"): Run => ({
  ...{ id: uuidv7(), endpoint: "echo", startedAt: new Date(), durationMs: 1, version: undefined, session: null, user },
  ...{ inputs: { word }, outputs: { word }, error: undefined },
});

test("finds a run by its short name and by its whole id, for its user alone", () => {
  const recent = new RecentRuns();
  const run = runOf("ada");
  const name = recent.keep({ run, receipt: "signed" });
  expect(recent.find(name, "ada")).toMatchObject({ run, receipt: "signed" });
  expect(recent.find(run.id, "ada")).toMatchObject({ run });
  expect(recent.find(name, "grace")).toBeUndefined();
  expect(recent.find(name, null)).toBeUndefined();
  expect(recent.find(`0${name}`, "ada")).toBeUndefined();
});

test("keeps the last five hundred", () => {
  const recent = new RecentRuns();
  const names = Array.from({ length: 501 }, () => recent.keep({ run: runOf(null), receipt: "" }));
  expect(recent.find(names[0] ?? "", null)).toBeUndefined();
  expect(recent.find(names[1] ?? "", null)).toBeDefined();
  expect(recent.find(names[500] ?? "", null)).toBeDefined();
});

test("keeps fewer large ones, but always the last", () => {
  const recent = new RecentRuns();
  const large = "x".repeat(6_000_000);
  const names = Array.from({ length: 3 }, () => recent.keep({ run: runOf(null, large), receipt: "" }));
  expect(names.map((name) => recent.find(name, null) !== undefined)).toEqual([false, false, true]);
});

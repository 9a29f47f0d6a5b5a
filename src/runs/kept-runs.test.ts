import { afterEach, expect, test, vi } from "vitest";
import { KeptRuns, type RunKey } from "./kept-runs.ts";
import { LiveRun } from "./live-run.ts";
import type { Run, RunEvent } from "./run.ts";

const done: RunEvent & { type: "done" } = { type: "done", run: { id: "r" } as Run };
const key = (id: string, more: Partial<RunKey> = {}): RunKey => ({ endpoint: "predict", session: "mine", user: null, id, ...more });

afterEach(() => void vi.useRealTimers());

function keepNew(kept: KeptRuns, id: string): LiveRun {
  const live = new LiveRun(kept.patienceMs);
  kept.keep(key(id), live);
  return live;
}

test("finds a run for the session, the user and the endpoint that it belongs to, and for nobody else", () => {
  const kept = new KeptRuns();
  const live = keepNew(kept, "a");
  expect(kept.find(key("a"))).toBe(live);
  const others = [key("b"), key("a", { session: "another" }), key("a", { user: "ada" }), key("a", { endpoint: "other" })];
  expect(others.map((other) => kept.find(other))).toEqual([undefined, undefined, undefined, undefined]);
  kept.close();
});

test("keeps the end of a run for ten minutes", async () => {
  vi.useFakeTimers();
  const kept = new KeptRuns();
  const live = keepNew(kept, "a");
  live.end(done);
  await vi.advanceTimersByTimeAsync(9.9 * 60_000);
  expect(kept.find(key("a"))).toBe(live);
  await vi.advanceTimersByTimeAsync(0.2 * 60_000);
  expect(kept.find(key("a"))).toBeUndefined();
});

test("stops a run that nobody has listened to for ten minutes, and forgets it", async () => {
  vi.useFakeTimers();
  const kept = new KeptRuns();
  const live = keepNew(kept, "a");
  await vi.advanceTimersByTimeAsync(9.9 * 60_000);
  expect(live.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(0.2 * 60_000);
  expect(live.signal.aborted).toBe(true);
  expect(kept.find(key("a"))).toBeUndefined();
});

test("keeps a hundred ended runs at most, the newest, and every one that is under way", async () => {
  const kept = new KeptRuns();
  const underWay = keepNew(kept, "under way");
  const runs = Array.from({ length: 150 }, (_, number) => keepNew(kept, String(number)));
  for (const live of runs) live.end(done);
  await Promise.all(runs.map(({ over }) => over));
  expect(runs.filter((_, number) => kept.find(key(String(number))))).toEqual(runs.slice(50));
  expect(kept.find(key("under way"))).toBe(underWay);
  kept.close();
  expect(underWay.signal.aborted).toBe(true);
});

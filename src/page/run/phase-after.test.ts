import { expect, test } from "vitest";
import { phaseAfter } from "./phase-after.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunPhase } from "./run-phase.ts";

/** Where a run stands after events, and how it stood before each of them. */
function follow(...events: RunEvent[]): RunPhase[] {
  const phases: RunPhase[] = [{ name: "waiting", startedAt: 0, position: null }];
  for (const event of events) phases.push(phaseAfter(event, 0, phases.at(-1) as RunPhase));
  return phases.slice(1);
}

const progress = { done: 1, total: 4, text: "Reading" };

test("knows the place and when its turn is expected until the turn has come", () => {
  const now = performance.now();
  const [third, turn] = follow(
    { type: "queued", position: 3, size: 5, expectedMs: 12_000 },
    { type: "queued", position: 0, size: 4, expectedMs: 0 },
  );
  expect(third).toMatchObject({ name: "waiting", position: 3 });
  expect((third as { turnAt: number }).turnAt - now).toBeCloseTo(12_000, -3);
  expect(turn).toEqual({ name: "waiting", startedAt: 0, position: null });
});

test("keeps the progress when an output comes, and the outputs' phase when progress does", () => {
  expect(follow({ type: "progress", ...progress }, { type: "output", outputs: {} }, { type: "progress", ...progress, done: 2 })).toEqual([
    { name: "waiting", startedAt: 0, position: null, progress },
    { name: "streaming", startedAt: 0, progress },
    { name: "streaming", startedAt: 0, progress: { ...progress, done: 2 } },
  ]);
});

test("stands where it stood when the connection is back", () => {
  const [, , lost, back] = follow(
    { type: "output", outputs: {} },
    { type: "progress", ...progress },
    { type: "reconnecting" },
    { type: "reconnected" },
  );
  const before = { name: "streaming", startedAt: 0, progress };
  expect([lost, back]).toEqual([{ name: "reconnecting", startedAt: 0, before }, before]);
});

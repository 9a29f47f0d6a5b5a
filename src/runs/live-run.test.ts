import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Json } from "../components/define-component.ts";
import { LiveRun } from "./live-run.ts";
import type { OutputUpdate, Run, RunEvent } from "./run.ts";

const never = () => new AbortController().signal;
const output = (value: Json, update?: Partial<OutputUpdate>) => ({
  type: "output" as const,
  outputs: { text: value },
  ...(update && { updates: { text: { options: {}, keepsValue: false, ...update } } }),
});
const done: RunEvent & { type: "done" } = { type: "done", run: { id: "r" } as Run };

async function eventsOf(live: LiveRun, isForEnd = false): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of live.follow(never(), isForEnd)) events.push(event);
  return events;
}

test("tells a follower how it stands, what follows, and its end", async () => {
  const live = new LiveRun(0);
  live.tellQueued({ type: "queued", position: 2, size: 2 });
  const events = live.follow(never());
  expect((await events.next()).value).toMatchObject({ type: "queued", position: 2 });
  const next = events.next();
  live.tellOutput(output("a"));
  expect((await next).value).toEqual(output("a"));
  live.tellOutput(output("ab"));
  live.end(done);
  expect([(await events.next()).value, (await events.next()).value]).toEqual([output("ab"), done]);
  expect((await events.next()).done).toBe(true);
});

test("tells who comes late the newest of each, then the end, and so to any number of followers", async () => {
  const live = new LiveRun(1000);
  for (const position of [2, 1, 0]) live.tellQueued({ type: "queued", position, size: 2 });
  for (const text of ["a", "ab", "abc"]) live.tellOutput(output(text));
  live.end(done);
  const told = [{ type: "queued", position: 0, size: 2 }, output("abc"), done];
  expect(await Promise.all([eventsOf(live), eventsOf(live)])).toEqual([told, told]);
});

test("tells who missed a change of an output all of them in one, and who saw it only the new one", async () => {
  const live = new LiveRun(1000);
  const early = live.follow(never());
  live.tellOutput(output("a", { label: "A", isVisible: true }));
  await early.next();
  live.tellOutput(output(null, { label: "B", keepsValue: true }));
  expect((await early.next()).value).toEqual(output(null, { label: "B", keepsValue: true }));
  const late = live.follow(never());
  expect((await late.next()).value).toEqual(output("a", { label: "B", isVisible: true, keepsValue: false }));
  expect(live.outputs?.outputs).toEqual({ text: "a" });
  await Promise.all([early.return(), late.return()]);
});

test("wants an output only while a follower waits that wants more than the end", async () => {
  const live = new LiveRun(1000);
  let arisen = 0;
  live.demand.onArise = () => {
    arisen += live.demand.isThere ? 1 : 0;
  };
  expect(live.demand.isThere).toBe(false);
  const end = eventsOf(live, true);
  expect(live.demand.isThere).toBe(false);
  const events = live.follow(never());
  const next = events.next();
  expect([live.demand.isThere, arisen]).toEqual([true, 1]);
  live.tellOutput(output("a"));
  expect(live.demand.isThere).toBe(false);
  await next;
  expect(live.demand.isThere).toBe(false);
  live.tellOutput(output("b"));
  live.end(done);
  expect(await end).toEqual([done]);
  await events.return();
});

test("tells progress at most 30 times a second, always the latest, and the last before the end", async () => {
  const live = new LiveRun(0);
  const told: RunEvent[] = [];
  const start = performance.now();
  const reading = (async () => {
    for await (const event of live.follow(never())) told.push(event);
  })();
  for (let count = 1; count <= 200; count++) {
    live.tellProgress({ type: "progress", done: count, total: 200, text: null });
    await pause(1);
  }
  live.tellProgress({ type: "progress", done: 201, total: 200, text: "last" });
  live.end(done);
  await reading;
  expect(told.length).toBeGreaterThan(5);
  // The first, the last and the end come beside those at the intervals.
  expect(told.length).toBeLessThanOrEqual(((performance.now() - start) / 1000) * 30 + 3);
  expect(told.slice(-2)).toEqual([{ type: "progress", done: 201, total: 200, text: "last" }, done]);
});

test("without patience it is stopped when its last follower leaves", async () => {
  const live = new LiveRun(0);
  const [one, other] = [live.follow(never()), live.follow(never())];
  live.tellOutput(output("a"));
  await Promise.all([one.next(), other.next()]);
  await one.return();
  expect(live.signal.aborted).toBe(false);
  await other.return();
  expect(live.signal.aborted).toBe(true);
  await live.over;
});

test("with patience it goes on with nobody following, and is stopped when that has lasted too long", async () => {
  const live = new LiveRun(100);
  live.tellOutput(output("a"));
  const events = live.follow(never());
  await events.next();
  await pause(150);
  await events.return();
  expect(live.signal.aborted).toBe(false);
  await live.over;
  expect(live.signal.aborted).toBe(true);
});

test("a follower that leaves while it waits, and one of a run that is stopped, end without an event", async () => {
  const live = new LiveRun(1000);
  const leave = new AbortController();
  const [leaving, staying] = [live.follow(leave.signal).next(), live.follow(never()).next()];
  leave.abort();
  expect((await leaving).done).toBe(true);
  live.stop();
  expect((await staying).done).toBe(true);
});

test("is not stopped after its end, and does not end after it was stopped", async () => {
  const ended = new LiveRun(1000);
  ended.end(done);
  ended.stop();
  expect(ended.signal.aborted).toBe(false);
  const stopped = new LiveRun(1000);
  stopped.stop();
  stopped.end(done);
  expect(await eventsOf(stopped)).toEqual([]);
});

test("says what it was refused for: at its beginning, or to its followers when it had begun", async () => {
  const early = new LiveRun(1000);
  early.refuse(new Error("a broken picture"));
  await expect(early.begun).rejects.toThrow("a broken picture");
  const late = new LiveRun(1000);
  late.begin();
  late.refuse(new Error("a broken picture"));
  await late.begun;
  await expect(eventsOf(late)).rejects.toThrow("a broken picture");
});

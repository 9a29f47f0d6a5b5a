import { expect, onTestFinished, test, vi } from "vitest";
import { type QueueOptions, RunQueue, type Ticket } from "./run-queue.ts";

const never = () => new AbortController().signal;
const open = (limit: number | null, more: Partial<QueueOptions> = {}) => new RunQueue({ limit, maxWaiting: null, ...more });
const place = async (ticket: Ticket) => (await ticket.places().next()).value ?? null;
const leave = (ticket: Ticket | undefined) => ticket?.[Symbol.dispose]();

function useClock(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

test("lets as many go at once as the limit says, and the others in order", async () => {
  const queue = open(2);
  const tickets = [1, 2, 3, 4].map(() => queue.join(never()));
  expect(await Promise.all(tickets.map(place))).toMatchObject([null, null, { position: 1, size: 1 }, { position: 2, size: 2 }]);
  leave(tickets[0]);
  expect(await Promise.all(tickets.slice(2).map(place))).toMatchObject([null, { position: 1, size: 1 }]);
});

test("tells a waiting run every change of its place", async () => {
  const queue = open(1);
  const [first, second, third] = [queue.join(never()), queue.join(never()), queue.join(never())];
  const positions: number[] = [];
  for await (const { position } of third.places()) {
    if (positions.at(-1) !== position) leave(position === 2 ? first : second);
    positions.push(position);
  }
  expect([...new Set(positions)]).toEqual([2, 1]);
});

test("tells places to a long line at most four times a second, but a turn at once", async () => {
  useClock();
  const queue = open(1);
  const running = Array.from({ length: 1000 }, () => queue.join(never()));
  const last = queue.join(never());
  let told = 0;
  const waiting = (async () => {
    for await (const _place of last.places()) told += 1;
  })();
  for (const ticket of running) {
    leave(ticket);
    await vi.advanceTimersByTimeAsync(1);
  }
  await waiting;
  expect(told).toBeGreaterThan(3);
  expect(told).toBeLessThan(7);
});

test("joining and leaving cost the same however many wait", () => {
  const signal = never();
  const costOf = (lines: number, length: number) => {
    const start = process.cpuUsage();
    for (let line = 0; line < lines; line++) {
      const queue = open(1);
      for (const ticket of Array.from({ length }, () => queue.join(signal))) leave(ticket);
    }
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  costOf(10, 2_000);
  // Were each as dear as the line is long, one long line would cost ten times as much as ten short ones.
  expect(costOf(1, 20_000)).toBeLessThan(5 * costOf(10, 2_000));
});

test("a run that gives up in the queue makes room, and one disposed of twice frees one place", async () => {
  const queue = open(1);
  const running = queue.join(never());
  const stop = new AbortController();
  const leaving = queue.join(stop.signal);
  const last = queue.join(never());
  for await (const _place of leaving.places()) stop.abort();
  leave(leaving);
  expect(await place(last)).toMatchObject({ position: 1 });
  leave(running);
  leave(running);
  const another = queue.join(never());
  expect(await Promise.all([place(last), place(another)])).toMatchObject([null, { position: 1 }]);
});

test("a run that was stopped in line is passed over, even before it has left", async () => {
  const queue = open(1);
  const running = queue.join(never());
  const stop = new AbortController();
  const stopped = queue.join(stop.signal);
  const next = queue.join(never());
  stop.abort();
  leave(running);
  expect(stopped.seat).toBeNull();
  expect(next.seat).not.toBeNull();
});

test("without a limit nobody waits", async () => {
  const queue = open(null);
  for (let count = 0; count < 100; count++) expect(await place(queue.join(never()))).toBeNull();
});

test("endpoints that share it have the smallest of their limits", () => {
  const queue = open(5);
  queue.restrict(null);
  queue.restrict(1);
  queue.restrict(3);
  queue.join(never());
  expect(queue.join(never()).seat).toBeNull();
});

test("expects what runs have taken, less what the run under way has taken already", async () => {
  useClock();
  const queue = open(2);
  expect(await place([1, 2, 3].map(() => queue.join(never()))[2] as Ticket)).toEqual({ position: 1, size: 1 });

  const taught = open(2);
  const lesson = taught.join(never());
  await vi.advanceTimersByTimeAsync(10_000);
  leave(lesson);
  taught.join(never());
  await vi.advanceTimersByTimeAsync(4_000);
  taught.join(never());
  await vi.advanceTimersByTimeAsync(1_000);
  const waiting = [1, 2, 3].map(() => taught.join(never()));
  expect(await Promise.all(waiting.map(place))).toMatchObject([{ expectedMs: 5_000 }, { expectedMs: 9_000 }, { expectedMs: 15_000 }]);
});

test("learns: newer durations count more", async () => {
  useClock();
  const queue = open(1);
  for (const durationMs of [1_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000]) {
    const ticket = queue.join(never());
    await vi.advanceTimersByTimeAsync(durationMs);
    leave(ticket);
  }
  queue.join(never());
  expect((await place(queue.join(never())))?.expectedMs).toBeGreaterThan(8_500);
});

test("refuses who would be too many, and says how many wait and when to try again", () => {
  const queue = open(1, { maxWaiting: 2 });
  const running = queue.join(never());
  queue.join(never());
  queue.join(never());
  const refusal = { code: "HC_QUEUE_FULL", status: 503, message: "The demo is busy, and 2 runs wait already.", retryAfterMs: 1000 };
  expect(() => queue.join(never())).toThrow(expect.objectContaining(refusal));
  leave(running);
  expect(queue.join(never()).seat).toBeNull();
});

test("with no waiting at all, a run goes at once or is refused", () => {
  const queue = open(1, { maxWaiting: 0 });
  expect(queue.join(never()).seat).not.toBeNull();
  expect(() => queue.join(never())).toThrow("The demo is busy, and no run may wait here.");
});

test("hands the turn to as many as share a call, and frees it when the last of them has left", async () => {
  const queue = open(1);
  const batching = { key: {}, maxSize: 3 };
  const running = queue.join(never());
  const stop = new AbortController();
  const [first, stopped, other, second, third, fourth] = [
    queue.join(never(), batching),
    queue.join(stop.signal, batching),
    queue.join(never()),
    queue.join(never(), batching),
    queue.join(never(), batching),
    queue.join(never(), batching),
  ];
  stop.abort();
  leave(running);
  expect(first.seat?.tickets).toEqual([first, second, third]);
  expect([stopped, other, fourth].map(({ seat }) => seat)).toEqual([null, null, null]);
  leave(first);
  leave(second);
  expect(other.seat).toBeNull();
  leave(third);
  expect(other.seat?.tickets).toEqual([other]);
});

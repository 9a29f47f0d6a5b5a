import { expect, test } from "vitest";
import { RunQueue } from "./run-queue.ts";

const never = () => new AbortController().signal;

test("lets as many go at once as the limit says, and the others in order", async () => {
  const queue = new RunQueue(2);
  const tickets = [1, 2, 3, 4].map(() => queue.join(never()));
  const seen = await Promise.all(tickets.slice(2).map(async (ticket) => (await ticket.places().next()).value));
  expect(seen).toEqual([1, 2]);
  tickets[0]?.[Symbol.dispose]();
  expect((await tickets[2]?.places().next())?.done).toBe(true);
  expect((await tickets[3]?.places().next())?.value).toBe(1);
});

test("tells a waiting run every change of its place", async () => {
  const queue = new RunQueue(1);
  const [first, second, third] = [queue.join(never()), queue.join(never()), queue.join(never())];
  const places: number[] = [];
  const waited = (async () => {
    for await (const place of third.places()) {
      places.push(place);
      if (place === 2) first[Symbol.dispose]();
      else second[Symbol.dispose]();
    }
  })();
  await waited;
  expect(places).toEqual([2, 1]);
});

test("a run that gives up in the queue makes room, and one disposed of twice frees one place", async () => {
  const queue = new RunQueue(1);
  const running = queue.join(never());
  const stop = new AbortController();
  const leaving = queue.join(stop.signal);
  const last = queue.join(never());
  const waited = (async () => {
    for await (const _place of leaving.places()) stop.abort();
    leaving[Symbol.dispose]();
  })();
  await waited;
  expect((await last.places().next()).value).toBe(1);
  running[Symbol.dispose]();
  running[Symbol.dispose]();
  const another = queue.join(never());
  expect((await last.places().next()).done).toBe(true);
  expect((await another.places().next()).value).toBe(1);
});

test("without a limit nobody waits", async () => {
  const queue = new RunQueue(null);
  for (let count = 0; count < 100; count++) expect((await queue.join(never()).places().next()).done).toBe(true);
});

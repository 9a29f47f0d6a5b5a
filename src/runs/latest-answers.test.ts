import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Demand, latestAnswers } from "./latest-answers.ts";

const always: Demand = { isThere: true, onArise: () => {} };

/** Somebody who wants one answer at a time, when asked to. */
class Wish implements Demand {
  isThere = false;
  onArise = () => {};

  arise(): void {
    this.isThere = true;
    this.onArise();
  }
}

function follow<Answer>(
  source: AsyncIterable<Answer> | Iterable<Answer>,
  { signal = new AbortController().signal, demand = always }: { signal?: AbortSignal; demand?: Demand } = {},
) {
  return latestAnswers<Answer, Answer>(source, { signal, demand, read: (answer) => answer });
}

async function* counting(count: number, everyMs: number) {
  const start = performance.now();
  for (let number = 1; number <= count; number++) {
    yield number;
    const aheadMs = number * everyMs - (performance.now() - start);
    if (aheadMs > 0) await pause(aheadMs);
  }
}

test("gives on at most 30 answers a second, always the latest, and always the last", async () => {
  const start = performance.now();
  const given: number[] = [];
  for await (const number of follow(counting(1000, 1))) given.push(number);
  const seconds = (performance.now() - start) / 1000;
  expect(given.length).toBeLessThanOrEqual(Math.ceil(seconds * 30) + 1);
  expect(given.length).toBeGreaterThan(15);
  expect([given[0], given.at(-1)]).toEqual([1, 1000]);
  expect(given).toEqual([...given].sort((one, other) => one - other));
});

test("gives on every answer of a stream that is slower", async () => {
  const given: number[] = [];
  for await (const number of follow(counting(5, 50))) given.push(number);
  expect(given).toEqual([1, 2, 3, 4, 5]);
});

test("reads on at the stream's own pace while nobody takes anything, and then gives the last", async () => {
  const demand = new Wish();
  let produced = 0;
  async function* source() {
    for (const number of Array(500).keys()) {
      produced = number;
      yield number;
      if (number % 100 === 0) await pause(1);
    }
  }
  const answers = follow(source(), { demand });
  expect((await answers.next()).value).toBe(499);
  expect(produced).toBe(499);
  expect((await answers.next()).done).toBe(true);
});

test("gives the newest answer to who wants one, not the one that was newest before", async () => {
  const demand = new Wish();
  const answers = follow(counting(1_000_000, 1), { demand });
  const next = answers.next();
  await pause(100);
  demand.arise();
  expect((await next).value).toBeGreaterThan(20);
  await answers.return();
});

test("makes one of answers that were not taken", async () => {
  const { signal } = new AbortController();
  const read = (answer: number, untaken: readonly number[] = []) => [...untaken, answer];
  const answers = latestAnswers<number, readonly number[]>([1, 2, 3], { signal, demand: new Wish(), read });
  expect((await answers.next()).value).toEqual([1, 2, 3]);
});

test("a generator that never waits lets everything else go on", async () => {
  const stop = new AbortController();
  let hasEnded = false;
  function* endless() {
    try {
      for (let number = 0; ; number++) yield number;
    } finally {
      hasEnded = true;
    }
  }
  const longest = { ms: 0, at: performance.now() };
  const timer = setInterval(() => {
    longest.ms = Math.max(longest.ms, performance.now() - longest.at);
    longest.at = performance.now();
  }, 5);
  setTimeout(() => stop.abort(), 300);
  for await (const _number of follow(endless(), { signal: stop.signal }));
  clearInterval(timer);
  expect(hasEnded).toBe(true);
  expect(longest.ms).toBeLessThan(250);
});

test("ends at once when stopped, and runs the generator's finally", async () => {
  const stop = new AbortController();
  const log: string[] = [];
  async function* source() {
    try {
      for (;;) {
        yield 1;
        await pause(5);
      }
    } finally {
      log.push("ended");
    }
  }
  const answers = follow(source(), { signal: stop.signal });
  await answers.next();
  const next = answers.next();
  stop.abort();
  expect(await next).toEqual({ value: undefined, done: true });
  expect(log).toEqual(["ended"]);
});

test("asks a stream that is waiting to return, so that it need not give one more answer first", async () => {
  const stop = new AbortController();
  let give = (_result: IteratorResult<number, undefined>) => {};
  const source: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<IteratorResult<number, undefined>>((resolve) => (give = resolve)),
      return: async () => {
        give({ done: true, value: undefined });
        return { done: true, value: undefined };
      },
    }),
  };
  const next = follow(source, { signal: stop.signal }).next();
  stop.abort();
  expect((await next).done).toBe(true);
});

test("gives on what came before a stream failed, then throws what it threw", async () => {
  const given: number[] = [];
  const reading = (async () => {
    for await (const number of follow(
      (function* () {
        yield 1;
        yield 2;
        throw new Error("the line is dead");
      })(),
    ))
      given.push(number);
  })();
  await expect(reading).rejects.toThrow("the line is dead");
  expect(given.at(-1)).toBe(2);
});

test("ends a generator whose answer cannot be read, and throws why", async () => {
  let hasEnded = false;
  async function* source() {
    try {
      for (;;) yield 1;
    } finally {
      hasEnded = true;
    }
  }
  const { signal } = new AbortController();
  const read = () => {
    throw new Error("not a list");
  };
  await expect(latestAnswers(source(), { signal, demand: always, read }).next()).rejects.toThrow("not a list");
  expect(hasEnded).toBe(true);
});

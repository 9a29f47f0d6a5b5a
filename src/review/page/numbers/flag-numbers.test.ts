import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReviewAnswer, ReviewCall } from "../review-client.ts";
import type { ReviewFilters } from "../review-query.ts";
import { FlagNumbers } from "./flag-numbers.ts";

/** A server that takes so long to count. */
function openNumbers(countingMs: number) {
  const asked: string[] = [];
  const now: { filters: ReviewFilters; refusal: ReviewAnswer<never> | null } = { filters: {}, refusal: null };
  const call = async ({ parameters }: ReviewCall) => {
    const at = parameters?.toString() ?? "";
    asked.push(at);
    await new Promise((resolve) => setTimeout(resolve, countingMs));
    return now.refusal ?? { name: "done", value: { byDay: [{ day: at, flags: asked.length, runs: null }] } };
  };
  const numbers = new FlagNumbers({ client: { call: call as never }, filters: () => now.filters });
  const shown = () => numbers.counted.value?.numbers.byDay[0];
  return { numbers, asked, now, shown };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("every flag is counted, exact repeats too", async () => {
  const { numbers, asked, now } = openNumbers(10);
  now.filters = { option: "rude", repeats: "true" };
  void numbers.ask();
  await vi.advanceTimersByTimeAsync(10);
  expect(asked).toEqual(["option=rude"]);
  expect(numbers.counted.value?.filters).toBe(now.filters);
});

test("conditions that change during a count are counted after it, and what was counted under the others is not shown", async () => {
  const { numbers, asked, now, shown } = openNumbers(3_000);
  void numbers.ask();
  expect(numbers.askedAt.value).not.toBeNull();
  now.filters = { q: "a" };
  void numbers.ask();
  now.filters = { q: "ab" };
  void numbers.ask();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown()).toBeUndefined();
  expect(asked).toEqual(["", "q=ab"]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown()?.day).toBe("q=ab");
  expect(numbers.askedAt.value).toBeNull();
});

test("cases that keep changing are counted for at most a fifth of the time", async () => {
  const { numbers, asked } = openNumbers(3_000);
  void numbers.ask();
  for (let second = 0; second < 59; second++) {
    numbers.askSoon();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(asked).toHaveLength(4);
});

test("a change is counted in a moment, and again when the runs behind it are written", async () => {
  const { numbers, asked } = openNumbers(10);
  void numbers.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  numbers.askSoon();
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(asked).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(3);
});

test("a refusal is told until a count succeeds, and the numbers that there were stay", async () => {
  const { numbers, now, shown } = openNumbers(10);
  void numbers.ask();
  await vi.advanceTimersByTimeAsync(10);
  now.refusal = { name: "refused", error: { code: "unreachable", message: "Away." }, status: 0, mayPass: true };
  void numbers.ask();
  await vi.advanceTimersByTimeAsync(10);
  expect([numbers.refusal.value?.error.message, shown()?.flags]).toEqual(["Away.", 1]);
  now.refusal = null;
  numbers.retry();
  expect(numbers.refusal.value).toBeNull();
  await vi.advanceTimersByTimeAsync(10);
  expect([numbers.refusal.value, shown()?.flags]).toEqual([null, 3]);
});

test("nothing is asked for any more once nobody looks", async () => {
  const { numbers, asked } = openNumbers(10);
  numbers.askSoon();
  numbers.close();
  numbers.askSoon();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});

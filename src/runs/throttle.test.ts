import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Throttle } from "./throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("acts at once, then once an interval however often it is asked, and once more for the last request", () => {
  const times: number[] = [];
  const throttle = new Throttle(100, () => times.push(performance.now() - start));
  const start = performance.now();
  for (let asked = 0; asked < 25; asked++) {
    throttle.request();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(times).toEqual([0, 100, 200, 300]);
  throttle.request();
  expect(times).toHaveLength(5);
});

test("does what is not urgent with the next request, or when an interval has passed", () => {
  let acted = 0;
  const throttle = new Throttle(100, () => (acted += 1));
  throttle.requestLater();
  expect(acted).toBe(0);
  throttle.request();
  vi.advanceTimersByTime(1000);
  expect(acted).toBe(1);
  throttle.requestLater();
  vi.advanceTimersByTime(100);
  expect(acted).toBe(2);
});

test("leaves nothing to be done when it is disposed of", () => {
  let acted = 0;
  const throttle = new Throttle(100, () => (acted += 1));
  throttle.request();
  throttle.request();
  throttle[Symbol.dispose]();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(acted).toBe(1);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { startTicking } from "./start-ticking.ts";
import { timer } from "./timer.ts";

/** As much of a page as can be hidden. */
class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";

  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(milliseconds: number) {
  const page = new Page();
  const onTick = vi.fn();
  return { page, onTick, stop: startTicking(milliseconds, onTick, page as never) };
}

test("has its seconds as its value", async () => {
  expect(await timer(0.5).initial(noFiles)).toBe(0.5);
  expect(timer().viewOptions()).toEqual({ isActive: true });
  expect(timer(1, { active: false }).viewOptions()).toEqual({ isActive: false });
  expect(timer(1).withOptions({ active: false }).viewOptions()).toEqual({ isActive: false });
});

test.each([
  [0, {}, "timer(): value must be a number of seconds above 0 and at most 2147483, got 0."],
  [3e6, {}, "got 3000000."],
  [1, { active: "yes" }, 'timer(): active must be true or false, got "yes".'],
])("refuses %j seconds with %j", (seconds, options, message) => {
  expect(() => timer(seconds, options as never)).toThrow(message);
});

test("ticks once in every period, until it is stopped", () => {
  const { onTick, stop } = start(1000);
  vi.advanceTimersByTime(999);
  expect(onTick).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(3001);
  expect(onTick).toHaveBeenCalledTimes(4);
  stop();
  vi.advanceTimersByTime(5000);
  expect(onTick).toHaveBeenCalledTimes(4);
});

test("does not tick in a hidden page, and makes up for one missed tick when it is seen again", () => {
  const { page, onTick, stop } = start(1000);
  vi.advanceTimersByTime(1500);
  page.turn("hidden");
  vi.advanceTimersByTime(10_000);
  expect(onTick).toHaveBeenCalledTimes(1);
  page.turn("visible");
  vi.advanceTimersByTime(0);
  expect(onTick).toHaveBeenCalledTimes(2);
  // The beat is the old one: 12 s after the start.
  vi.advanceTimersByTime(499);
  expect(onTick).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1);
  expect(onTick).toHaveBeenCalledTimes(3);
  stop();
});

test("leaves out what a sleeping computer missed", () => {
  const { onTick, stop } = start(1000);
  const now = performance.now();
  // While a computer sleeps its clock goes on and no timer comes.
  vi.spyOn(performance, "now").mockImplementation(() => now + 3_600_500);
  vi.runOnlyPendingTimers();
  expect(onTick).toHaveBeenCalledTimes(1);
  vi.restoreAllMocks();
  stop();
});

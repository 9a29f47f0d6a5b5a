import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { state, text } from "../components/index.ts";
import { PageSessions } from "./page-sessions.ts";

const count = state(0);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("a page begins with the initial value, and has what was set last", () => {
  const pages = new PageSessions();
  expect(pages.open("one").get(count)).toBe(0);
  pages.open("one").set(count, 3);
  expect(pages.open("one").get(count)).toBe(3);
  expect(pages.open("other").get(count)).toBe(0);
});

test("an initial value is copied for each page, or made by a function", () => {
  const pages = new PageSessions();
  const list = state<number[]>([]);
  const made = state(() => new Map<string, number>());
  (pages.open("one").get(list) as number[]).push(1);
  (pages.open("one").get(made) as Map<string, number>).set("a", 1);
  expect(pages.open("one").get(list)).toEqual([1]);
  expect(pages.open("other").get(list)).toEqual([]);
  expect(pages.open("other").get(made)).toEqual(new Map());
});

test("a run without a page has state of its own", () => {
  const pages = new PageSessions();
  pages.open(null).set(count, 3);
  expect(pages.open(null).get(count)).toBe(0);
});

test("a page that was quiet for too long is told to reload, one that is used is not", () => {
  const pages = new PageSessions({ quietMs: 1000 });
  for (const name of ["quiet", "used"]) pages.open(name).set(count, 1);
  vi.advanceTimersByTime(600);
  pages.open("used");
  vi.advanceTimersByTime(600);
  expect(pages.open("used").get(count)).toBe(1);
  expect(() => pages.open("quiet")).toThrow(
    expect.objectContaining({ code: "HC_PAGE_EXPIRED", status: 410, hint: "Reload the page to begin anew." }),
  );
});

test("past the most pages the one that has been quiet longest is forgotten", () => {
  const pages = new PageSessions({ pages: 2 });
  for (const name of ["first", "second"]) pages.open(name).set(count, 1);
  pages.open("first");
  pages.open("third").set(count, 1);
  pages.open("fourth").set(count, 1);
  expect(() => pages.open("second")).toThrow("left alone for too long");
  expect(pages.open("fourth").get(count)).toBe(1);
});

test("a page of which nothing would be lost may come back", () => {
  const pages = new PageSessions({ quietMs: 1000 });
  pages.open("read only");
  vi.advanceTimersByTime(2000);
  pages.open("other");
  expect(pages.open("read only").get(count)).toBe(0);
});

test("a page that was left is forgotten without a word", () => {
  const pages = new PageSessions();
  pages.open("left").set(count, 3);
  pages.end("left");
  expect(pages.open("left").get(count)).toBe(0);
});

test("what update() changes is of one page, and keeps what was changed before", () => {
  const pages = new PageSessions();
  const name = text();
  const named = { name: "Name", component: name.withLabel("Name"), source: name };
  pages.open("one").change(named, { maxLength: 3 });
  pages.open("one").change(named, { placeholder: "Abc" });
  expect(pages.open("one").current(named).viewOptions()).toMatchObject({ maxLength: 3, placeholder: "Abc" });
  expect(pages.open("one").current(named).label).toBe("Name");
  expect(pages.open("other").current(named).viewOptions()).not.toMatchObject({ maxLength: 3 });
});

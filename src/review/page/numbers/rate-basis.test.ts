import { expect, test } from "vitest";
import { rateBasisOf } from "./rate-basis.ts";

test("flags are a share of runs under conditions by which runs are counted, too", () => {
  expect(rateBasisOf({})).toEqual({ name: "runs" });
  const whole = { since: "2026-03-01T00:00:00.000Z", until: "2026-03-02T00:00:00.000Z" };
  expect(rateBasisOf({ endpoint: "calculator", version: "v1", repeats: "true", ...whole })).toEqual({ name: "runs" });
});

test("nothing is said of shares under any other condition", () => {
  expect(rateBasisOf({ endpoint: "calculator", option: "rude", q: "naïve" })).toEqual({
    name: "flags alone",
    conditions: ["option", "q"],
  });
});

test("a time that begins or ends in the midst of a day in UTC can be widened to whole days", () => {
  const filters = { version: "v1", since: "2026-02-28T23:00:00.000Z", until: "2026-03-02T23:00:00.000Z" };
  expect(rateBasisOf(filters)).toEqual({
    name: "parts of days",
    wholeDays: { version: "v1", since: "2026-02-28T00:00:00.000Z", until: "2026-03-03T00:00:00.000Z" },
  });
  expect(rateBasisOf({ since: "2026-02-28T00:00:00.000Z", until: "2026-03-02T01:00:00.000Z" })).toMatchObject({
    wholeDays: { since: "2026-02-28T00:00:00.000Z", until: "2026-03-03T00:00:00.000Z" },
  });
});

import { expect, test } from "vitest";
import { tellWhen } from "./tell-when.ts";

test("a time is told in the largest unit that it fills", () => {
  const now = Date.parse("2026-03-10T12:00:00Z");
  const ago = (seconds: number) => tellWhen(new Date(now - seconds * 1000), now);
  expect([5, 59, 60, 3_599, 3_600, 86_400, 3 * 86_400, 8 * 86_400, 400 * 86_400].map(ago)).toEqual([
    "just now",
    "just now",
    "1 minute ago",
    "59 minutes ago",
    "1 hour ago",
    "yesterday",
    "3 days ago",
    "last week",
    "last year",
  ]);
});

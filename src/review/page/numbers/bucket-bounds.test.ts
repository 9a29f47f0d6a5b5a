import { expect, test } from "vitest";
import { bucketBounds } from "./bucket-bounds.ts";

const march = { from: "2026-03-01", until: "2026-04-01", flags: 3, runs: 10 };

test("a bar leads to the cases of its days, in UTC", () => {
  expect(bucketBounds(march, { verdict: "new" })).toEqual({ since: "2026-03-01T00:00:00.000Z", until: "2026-04-01T00:00:00.000Z" });
});

test("a bar leads to no case from beyond the time that it was drawn for", () => {
  expect(bucketBounds(march, { since: "2026-03-08T23:00:00Z", until: "2027-01-01T00:00:00Z" })).toEqual({
    since: "2026-03-08T23:00:00.000Z",
    until: "2026-04-01T00:00:00.000Z",
  });
  expect(bucketBounds(march, { since: "soon", until: "2026-03-09T23:00:00Z" }).until).toBe("2026-03-09T23:00:00.000Z");
});

import { expect, test } from "vitest";
import { readReviewQuery, writeReviewQuery } from "./review-query.ts";

test("an address gives back the view that it was written from", () => {
  const text = "verdict=new&q=na%C3%AFve+%22%3Cscript%3E%22&order=worth&view=focus&case=0192&columns=inputs%2Cnote";
  const query = readReviewQuery(text);
  expect(query).toEqual({
    filters: { verdict: "new", q: 'naïve "<script>"' },
    order: "worth",
    view: "focus",
    case: "0192",
    columns: "inputs,note",
  });
  expect(writeReviewQuery(query)).toBe(text);
});

test("an address leads to each view", () => {
  for (const view of ["table", "focus", "numbers"]) expect(readReviewQuery(`view=${view}`).view).toBe(view);
});

test("an address says nothing of what the page begins with", () => {
  expect(writeReviewQuery(readReviewQuery(""))).toBe("");
  expect(writeReviewQuery(readReviewQuery("order=sideways&view=piano&verdict=&colour=red"))).toBe("");
});

import { expect, test } from "vitest";
import type { ReviewedCase } from "../review-api.ts";
import { CaseWindow } from "./case-window.ts";
import { KnownCases } from "./known-cases.ts";
import type { ReviewAnswer, ReviewCall } from "./review-client.ts";

const toCase = (id: string) =>
  ({ id, shortened: [], review: { revision: 0 }, flag: { at: `2026-01-01T00:00:0${id.slice(5, 6)}Z` } }) as unknown as ReviewedCase;

/** A server of so many cases that answers at once; what is judged leaves its list. */
function openWindow(total: number) {
  const ids = Array.from({ length: total }, (_, n) => `case-${n}`);
  const asked: string[] = [];
  let refusal: ReviewAnswer<never> | null = null;
  const call = async ({ parameters = new URLSearchParams() }: ReviewCall) => {
    asked.push(parameters.toString());
    if (refusal !== null) return refusal;
    const after = parameters.get("after");
    const rest = after === null ? ids.slice(Number(parameters.get("offset"))) : ids.filter((id) => Number(id.slice(5)) >= Number(after));
    const cases = rest.slice(0, Number(parameters.get("limit")));
    const end = Number(cases.at(-1)?.slice(5)) + 1;
    const next = end < total ? String(end) : null;
    return {
      name: "done",
      value: { cases: cases.map(toCase), next },
    };
  };
  const known = new KnownCases();
  const parameters = new URLSearchParams({ verdict: "new" });
  const list = new CaseWindow({ client: { call: call as never }, known, parameters, isNeeded: (id) => id === "case-1" });
  const refuse = (given: ReviewAnswer<never> | null) => (refusal = given);
  return { list, known, asked, refuse, judge: (id: string) => ids.splice(ids.indexOf(id), 1) };
}

test("fetches the rows that are looked at, once", async () => {
  const { list, asked } = openWindow(250);
  list.count(250);
  await Promise.all([list.ensure(0, 30), list.ensure(10, 40)]);
  expect(asked).toEqual(["verdict=new&limit=100"]);
  await list.ensure(200, 220);
  expect(asked[1]).toBe("verdict=new&limit=100&offset=200");
  expect([list.idAt(0), list.idAt(150), list.idAt(249)]).toEqual(["case-0", null, "case-249"]);
  expect(list.indexOf("case-249")).toBe(249);
  expect(list.length.value).toBe(250);
});

test("goes on behind the last row, so that cases which were judged meanwhile leave no gap", async () => {
  const { list, judge } = openWindow(250);
  await list.ensure(0, 0);
  for (const id of ["case-3", "case-4", "case-5"]) judge(id);
  await list.ensure(100, 100);
  expect(list.idAt(99)).toBe("case-99");
  expect(list.idAt(100)).toBe("case-100");
});

test("knows its length from its end, and before that from the count", async () => {
  const { list } = openWindow(130);
  await list.ensure(0, 0);
  expect(list.length.value).toBe(100);
  list.count(140);
  expect(list.length.value).toBe(140);
  await list.ensure(100, 100);
  expect(list.length.value).toBe(130);
});

test("tells what could not be had, and asks again", async () => {
  const { list, refuse } = openWindow(5);
  refuse({ name: "refused", error: { code: "unreachable", message: "Away." }, status: 0, mayPass: true });
  await list.ensure(0, 0);
  expect(list.phase.value).toMatchObject({ error: { message: "Away." } });
  refuse(null);
  await list.retry();
  expect(list.phase.value).toBe("ready");
  expect(list.idAt(4)).toBe("case-4");
});

test("keeps little of a long list, and what is needed of it", async () => {
  const { list, known } = openWindow(10_000);
  list.count(10_000);
  for (let row = 0; row < 10_000; row += 100) await list.ensure(row, row);
  expect(list.idAt(0)).toBeNull();
  expect(list.idAt(9_999)).toBe("case-9999");
  expect(known.of("case-0")).toBeUndefined();
  // What is new at the beginning can still be told from what was there.
  expect([list.knows("case-0"), list.knows("case-5000"), list.newestAt]).toEqual([true, false, "2026-01-01T00:00:09Z"]);
  expect(known.of("case-1")).toBeDefined();
  await list.ensure(0, 0);
  expect(list.idAt(0)).toBe("case-0");
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Verdict } from "../../cases/case.ts";
import type { ReviewedCase } from "../review-api.ts";
import type { Decision } from "./decision.ts";
import { Judging } from "./judging.ts";
import { KnownCases } from "./known-cases.ts";
import type { ReviewAnswer, ReviewCall } from "./review-client.ts";

const offline: ReviewAnswer<never> = { name: "refused", error: { code: "unreachable", message: "Away." }, status: 0, mayPass: true };

const caseOf = (id: string, verdict: Verdict = "new", revision = 0, by: string | null = null): ReviewedCase => ({
  id,
  endpoint: "calculator",
  run: { id: `run-${id}`, startedAt: "2026-01-01T00:00:00Z", durationMs: 1, version: null, error: null },
  inputs: {},
  outputs: { Output: 12 },
  unreadable: [],
  shortened: [],
  flag: { by: "person", rule: null, option: null, note: null, corrected: null, at: "2026-01-01T00:00:00Z" },
  verified: true,
  user: null,
  session: null,
  review: { verdict, expected: null, comment: null, by, at: null, duplicateOf: null, revision },
  repeats: 1,
  replayed: null,
});

const said = (verdict: Verdict): Decision => ({ verdict, expected: null, comment: null, duplicateOf: null });

/** A server that answers when the test says so. */
function openJudging(ids: readonly string[]) {
  const calls: ReviewCall[] = [];
  const answers: ((answer: ReviewAnswer<unknown>) => void)[] = [];
  const known = new KnownCases();
  known.take(ids.map((id) => caseOf(id)));
  const call = (given: ReviewCall) => {
    calls.push(given);
    return new Promise((resolve) => answers.push(resolve));
  };
  const judging = new Judging({ client: { call: call as never }, known, onSaved: () => {} });
  const answer = async (given: ReviewAnswer<unknown>) => {
    answers.shift()?.(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  const shown = (id: string) => judging.decisionOn(known.of(id)?.peek() as ReviewedCase).verdict;
  return { judging, known, calls, answer, shown, judge: (id: string, verdict: Verdict) => judging.decide(new Map([[id, said(verdict)]])) };
}

const done = (value: unknown): ReviewAnswer<unknown> => ({ name: "done", value });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("shows a judgement at once, and says that it is saved only when it is", async () => {
  const { judging, calls, answer, shown, judge } = openJudging(["a"]);
  expect(judging.status.value.name).toBe("unchanged");
  judge("a", "wrong");
  expect(shown("a")).toBe("wrong");
  expect(judging.status.value.name).toBe("saving");
  expect(calls).toEqual([{ path: "cases/a/review", method: "PUT", body: { ...said("wrong"), revision: 0 } }]);
  await answer(done(caseOf("a", "wrong", 1)));
  expect(judging.status.value.name).toBe("saved");
  expect(judging.isSettled).toBe(true);
});

test("a second judgement of a case follows the first, by its revision", async () => {
  const { calls, answer, shown, judge } = openJudging(["a"]);
  judge("a", "wrong");
  judge("a", "right");
  expect(calls).toHaveLength(1);
  await answer(done(caseOf("a", "wrong", 1)));
  expect(calls[1]?.body).toEqual({ ...said("right"), revision: 1 });
  expect(shown("a")).toBe("right");
  await answer(done(caseOf("a", "right", 2)));
  expect(calls).toHaveLength(2);
});

test("keeps what could not be saved and tries again by itself, later and later", async () => {
  const { judging, calls, answer, shown, judge } = openJudging(["a"]);
  judge("a", "wrong");
  await answer(offline);
  expect(judging.status.value).toEqual(offline);
  expect(shown("a")).toBe("wrong");
  await vi.advanceTimersByTimeAsync(1_000);
  await answer(offline);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_000);
  await answer(done(caseOf("a", "wrong", 1)));
  expect(calls).toHaveLength(3);
  expect(judging.status.value.name).toBe("saved");
});

test("does not repeat what the server refuses for good, until it is told to, and can give it up", async () => {
  const { judging, calls, answer, shown, judge } = openJudging(["a"]);
  judge("a", "wrong");
  await answer({ name: "refused", error: { code: "HC_VALUE_INVALID", message: "No." }, status: 400, mayPass: false });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  judging.drop();
  expect(shown("a")).toBe("new");
  expect(judging.status.value.name).toBe("unchanged");
});

test("the later of two reviewers is told, and chooses: theirs stays, or mine follows it", async () => {
  const { judging, calls, answer, shown, judge } = openJudging(["a"]);
  const theirs = caseOf("a", "right", 1, "bo");
  const conflict: ReviewAnswer<unknown> = { name: "refused", error: { code: "HC", message: "No." }, status: 409, mayPass: false, theirs };
  judge("a", "wrong");
  await answer(conflict);
  expect(shown("a")).toBe("right");
  expect(judging.isSettled).toBe(false);
  expect([...judging.conflicts.value.values()]).toEqual([{ mine: said("wrong"), theirs }]);
  judging.keepTheirs("a");
  expect(judging.isSettled).toBe(true);
  expect(calls).toHaveLength(1);
  judge("a", "discarded");
  await answer({ ...conflict, theirs: caseOf("a", "wrong", 2, "bo") });
  judging.saveMine("a");
  expect(calls.at(-1)?.body).toEqual({ ...said("discarded"), revision: 2 });
  await answer(done(caseOf("a", "discarded", 3)));
  expect(judging.isSettled).toBe(true);
});

test("two reviewers who say the same do not contradict each other", async () => {
  const { judging, answer, judge } = openJudging(["a"]);
  judge("a", "wrong");
  await answer({
    name: "refused",
    error: { code: "HC", message: "No." },
    status: 409,
    mayPass: false,
    theirs: caseOf("a", "wrong", 1, "bo"),
  });
  expect(judging.conflicts.value.size).toBe(0);
  expect(judging.isSettled).toBe(true);
});

test("Undo says again what was said before, by one's own revision, so that another's word since is not taken back", async () => {
  const { judging, known, calls, answer, judge } = openJudging(["a"]);
  judge("a", "wrong");
  await answer(done(caseOf("a", "wrong", 1)));
  known.take([caseOf("a", "right", 2, "bo")]);
  expect(judging.undo()).toEqual(["a"]);
  expect(calls.at(-1)?.body).toEqual({ ...said("new"), revision: 1 });
  expect(judging.undo()).toEqual([]);
});

test("Undo of a judgement that is on its way follows it", async () => {
  const { judging, calls, answer, shown, judge } = openJudging(["a"]);
  judge("a", "wrong");
  judging.undo();
  expect(shown("a")).toBe("new");
  await answer(done(caseOf("a", "wrong", 1)));
  expect(calls.at(-1)?.body).toEqual({ ...said("new"), revision: 1 });
});

test("many cases are judged by one request, each by the revision that was seen, and taken back in one stroke", async () => {
  const { judging, calls, answer, shown } = openJudging(["a", "b", "c"]);
  judging.decide(new Map(["a", "b", "c"].map((id) => [id, said("discarded")])));
  const cases = ["a", "b", "c"].map((id) => ({ case: id, revision: 0 }));
  expect(calls).toEqual([{ path: "judge", method: "POST", body: { ...said("discarded"), cases } }]);
  await answer(done({ judged: [caseOf("a", "discarded", 1), caseOf("b", "discarded", 1)], conflicts: [caseOf("c", "right", 1, "bo")] }));
  expect(["a", "b", "c"].map(shown)).toEqual(["discarded", "discarded", "right"]);
  expect([...judging.conflicts.value.keys()]).toEqual(["c"]);
  expect(judging.undo()).toEqual(["a", "b"]);
  expect(calls.at(-1)?.body).toEqual({ ...said("new"), cases: cases.slice(0, 2).map((each) => ({ ...each, revision: 1 })) });
});

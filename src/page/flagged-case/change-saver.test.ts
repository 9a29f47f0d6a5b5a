import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FlagAnswer, FlagChange, FlagRefusal } from "../flag-row/flag-client.ts";
import { ChangeSaver } from "./change-saver.ts";

const saved: FlagAnswer = { name: "saved", case: "c", isPending: false };
const offline: FlagRefusal = { name: "failed", error: { code: "unreachable", message: "The server cannot be reached." }, mayPass: true };
const refused: FlagRefusal = { name: "failed", error: { code: "HC_VALUE_INVALID", message: "Output must be a number." }, mayPass: false };

/** A server that answers when the test says so. */
function handServer() {
  const sent: FlagChange[] = [];
  const answers: ((answer: FlagAnswer) => void)[] = [];
  const saver = new ChangeSaver({
    send(change) {
      sent.push(change);
      return new Promise((resolve) => answers.push(resolve));
    },
    onAnswer: () => {},
  });
  const answer = async (given: FlagAnswer) => {
    answers.shift()?.(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, sent, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("sends what was typed when the typing pauses, and says saved only when it is", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ note: "w" });
  await vi.advanceTimersByTimeAsync(500);
  saver.save({ note: "wrong" });
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).toEqual([]);
  expect(saver.status.value.name).toBe("saving");
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual([{ note: "wrong" }]);
  expect(saver.status.value.name).toBe("saving");
  await answer(saved);
  expect(saver.status.value.name).toBe("saved");
});

test("sends newer words after those under way, never beside them", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ note: "first" });
  void saver.flush();
  saver.save({ note: "second", corrected: { Output: 12 } });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([{ note: "first" }]);
  await answer(saved);
  expect(saver.status.value.name).toBe("saving");
  expect(sent).toEqual([{ note: "first" }, { note: "second", corrected: { Output: 12 } }]);
  await answer(saved);
  expect(saver.status.value.name).toBe("saved");
});

test("loses nothing when the server cannot be reached: tries again by itself, later and later", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ note: "kept" });
  await vi.advanceTimersByTimeAsync(600);
  await answer(offline);
  expect(saver.status.value).toEqual(offline);
  await vi.advanceTimersByTimeAsync(2_000);
  await answer(offline);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2_000);
  await answer(saved);
  expect(sent).toEqual([{ note: "kept" }, { note: "kept" }, { note: "kept" }]);
  expect(saver.status.value.name).toBe("saved");
});

test("keeps newer words over the ones that failed", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ note: "old", corrected: { Output: 1 } });
  void saver.flush();
  saver.save({ note: "new" });
  await answer(offline);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual([
    { note: "old", corrected: { Output: 1 } },
    { note: "new", corrected: { Output: 1 } },
  ]);
});

test("does not repeat what the server refuses for good, until it is changed", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ corrected: { Output: "x" } });
  await vi.advanceTimersByTimeAsync(600);
  await answer(refused);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  saver.save({ corrected: { Output: 12 } });
  await vi.advanceTimersByTimeAsync(600);
  await answer(saved);
  expect(saver.status.value.name).toBe("saved");
});

test("sends nothing after it was stopped, and waits for what is under way", async () => {
  const { saver, sent, answer } = handServer();
  saver.save({ note: "first" });
  void saver.flush();
  saver.save({ note: "second" });
  let hasStopped = false;
  void saver.stop().then(() => (hasStopped = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hasStopped).toBe(false);
  await answer(saved);
  expect(hasStopped).toBe(true);
  expect(sent).toEqual([{ note: "first" }]);
});

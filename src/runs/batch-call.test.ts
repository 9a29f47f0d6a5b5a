import { expect, test } from "vitest";
import { BatchCall } from "./batch-call.ts";

const never = () => new AbortController().signal;

function openCall(size: number) {
  const calls: { parts: readonly number[]; signal: AbortSignal }[] = [];
  const call = new BatchCall<number, number>(size, async (parts, signal) => {
    calls.push({ parts, signal });
    return parts.map((part) => part * 10);
  });
  return { call, calls };
}

test("is made once, when every run has handed over its part, and gives each its own answer", async () => {
  const { call, calls } = openCall(3);
  const members = [call.join(), call.join(), call.join()];
  const first = [members[0]?.handOver(1, never()), members[1]?.handOver(2, never())];
  expect(calls).toEqual([]);
  expect(await Promise.all([...first, members[2]?.handOver(3, never())])).toEqual([10, 20, 30]);
  expect(calls.map(({ parts }) => parts)).toEqual([[1, 2, 3]]);
});

test("goes without a run that leaves before it has handed over its part", async () => {
  const { call, calls } = openCall(2);
  const [staying, leaving] = [call.join(), call.join()];
  const answer = staying.handOver(1, never());
  leaving[Symbol.dispose]();
  leaving[Symbol.dispose]();
  expect(await answer).toBe(10);
  staying[Symbol.dispose]();
  expect(calls).toHaveLength(1);
});

test("does not get the part of a run that was stopped in the meantime", async () => {
  const { call, calls } = openCall(2);
  const stop = new AbortController();
  const stopped = call.join().handOver(1, stop.signal);
  stop.abort(new Error("stopped"));
  expect(await call.join().handOver(2, never())).toBe(20);
  await expect(stopped).rejects.toThrow("stopped");
  expect(calls.map(({ parts }) => parts)).toEqual([[2]]);
});

test("is not made for runs that were all stopped", async () => {
  const { call, calls } = openCall(1);
  await expect(call.join().handOver(1, AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
  expect(calls).toEqual([]);
});

test("fails for all when it throws", async () => {
  const call = new BatchCall<number, number>(2, async () => {
    throw new Error("out of memory");
  });
  const answers = [call.join().handOver(1, never()), call.join().handOver(2, never())];
  for (const { status, ...settled } of await Promise.allSettled(answers)) {
    expect(status).toBe("rejected");
    expect(settled).toMatchObject({ reason: { message: "out of memory" } });
  }
});

test("its signal fires when the last of its runs was stopped, not before", async () => {
  const stops = [new AbortController(), new AbortController()];
  const fired: boolean[] = [];
  const call = new BatchCall<number, number>(2, async (parts, signal) => {
    for (const stop of stops) {
      stop.abort();
      fired.push(signal.aborted);
    }
    return parts;
  });
  await Promise.all(stops.map(({ signal }) => call.join().handOver(1, signal)));
  expect(fired).toEqual([false, true]);
});

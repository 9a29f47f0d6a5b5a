import { expect, test } from "vitest";
import type { RunEvent, Values } from "./run-event.ts";
import { RunState } from "./run-state.ts";

/** A server whose events the test sends by hand; every run has its own channel. */
function handServer() {
  const runs: { inputs: Values; signal: AbortSignal; send: (event: RunEvent) => void }[] = [];
  async function* startRun(inputs: Values, signal: AbortSignal): AsyncGenerator<RunEvent> {
    const events: RunEvent[] = [];
    let wake = () => {};
    signal.addEventListener("abort", () => wake());
    const send = (event: RunEvent) => {
      events.push(event);
      wake();
    };
    runs.push({ inputs, signal, send });
    for (;;) {
      signal.throwIfAborted();
      const event = events.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      yield event;
      if (event.type === "done" || event.type === "error") return;
    }
  }
  return { runs, startRun };
}

function openRun() {
  const server = handServer();
  const state = new RunState(server.startRun, (error) => error.parameter === "num1");
  const start = (inputs: Values) => {
    const ended = state.start(inputs);
    return { ended, ...(server.runs.at(-1) as (typeof server.runs)[number]) };
  };
  return { state, start };
}

const done = (run: string, output: number): RunEvent => ({ type: "done", run, outputs: { Output: output } });

/** Lets everything that is ready to happen, happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("keeps the inputs that a run was started with beside its outputs", async () => {
  const { state, start } = openRun();
  const { ended, send } = start({ num1: 5 });
  expect(state.phase.value.name).toBe("waiting");
  send({ type: "output", outputs: { Output: 12 } });
  await settle();
  expect(state.phase.value.name).toBe("streaming");
  expect(state.shownRun.value).toBeNull();
  send({ ...done("r", 12), receipt: "signed" } as RunEvent);
  await ended;
  expect(state.phase.value.name).toBe("done");
  expect(state.shownRun.value).toEqual({ run: "r", inputs: { num1: 5 }, outputs: { Output: 12 }, receipt: "signed" });
});

test("shows the place in the queue until the turn has come", async () => {
  const { state, start } = openRun();
  const { send } = start({});
  send({ type: "queued", position: 2 });
  await settle();
  expect(state.phase.value).toMatchObject({ name: "waiting", position: 2 });
  send({ type: "queued", position: 0 });
  await settle();
  expect(state.phase.value).toMatchObject({ name: "waiting", position: null });
});

test("keeps the outputs of the run before until new ones come", async () => {
  const { state, start } = openRun();
  const first = start({});
  first.send(done("first", 1));
  await first.ended;
  const second = start({});
  expect(state.outputs.value).toEqual({ Output: 1 });
  expect(state.shownRun.value?.run).toBe("first");
  second.send({ type: "output", outputs: { Output: 2 } });
  await settle();
  expect(state.outputs.value).toEqual({ Output: 2 });
  expect(state.shownRun.value).toBeNull();
});

test("lets the newest run win, whichever answers last", async () => {
  const { state, start } = openRun();
  const older = start({ num1: 1 });
  const newer = start({ num1: 2 });
  expect(older.signal.aborted).toBe(true);
  newer.send(done("newer", 2));
  older.send(done("older", 1));
  await Promise.all([older.ended, newer.ended]);
  expect(state.outputs.value).toEqual({ Output: 2 });
});

test("stops a run and keeps what has come", async () => {
  const { state, start } = openRun();
  const { ended, send, signal } = start({});
  send({ type: "output", outputs: { Output: 3 } });
  await settle();
  state.stop();
  await ended;
  expect(signal.aborted).toBe(true);
  expect(state.phase.value.name).toBe("stopped");
  expect(state.outputs.value).toEqual({ Output: 3 });
  expect(state.shownRun.value).toBeNull();
});

test("empties the outputs when a run fails, so that nothing old stands beside the error", async () => {
  const { state, start } = openRun();
  const first = start({});
  first.send(done("first", 1));
  await first.ended;
  const second = start({});
  second.send({ type: "error", error: { code: "HC_FUNCTION", message: "Boom." } });
  await second.ended;
  expect(state.phase.value).toMatchObject({ name: "failed", error: { message: "Boom." } });
  expect(state.outputs.value).toEqual({});
  expect(state.shownRun.value).toBeNull();
});

test("a run that failed can be flagged: it is on the screen with its inputs and its receipt, without outputs", async () => {
  const { state, start } = openRun();
  const { ended, send } = start({ num1: 0 });
  send({ type: "error", error: { code: "HC_FUNCTION", message: "Boom." }, run: "r", receipt: "signed" });
  await ended;
  expect(state.shownRun.value).toEqual({ run: "r", inputs: { num1: 0 }, outputs: null, receipt: "signed" });
});

test("leaves the run before on the screen when a value is refused at its field", async () => {
  const { state, start } = openRun();
  const first = start({});
  first.send(done("first", 1));
  await first.ended;
  const second = start({});
  second.send({ type: "error", error: { code: "HC_VALUE_INVALID", message: "No.", parameter: "num1" } });
  await second.ended;
  expect(state.phase.value.name).toBe("refused");
  expect(state.shownRun.value?.run).toBe("first");
});

test("clears: ends the run and empties the outputs", async () => {
  const { state, start } = openRun();
  const { ended, send } = start({});
  state.clear();
  send(done("late", 1));
  await ended;
  expect(state.phase.value.name).toBe("idle");
  expect(state.outputs.value).toEqual({});
});

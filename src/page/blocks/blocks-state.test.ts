import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Json } from "../../components/define-component.ts";
import type { OutputUpdate } from "../../runs/run.ts";
import type { ComponentConfig, ListenerConfig } from "../../server/page-config.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import { BlocksState } from "./blocks-state.ts";
import type { PageEvent } from "./page-event.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const component = (id: string, initial: Json = null, more: Partial<ComponentConfig> = {}): ComponentConfig => ({
  id,
  kind: "text",
  label: id,
  isOptional: false,
  isVisible: true,
  isInteractive: true,
  initial,
  options: {},
  ...more,
});

/** A listener whose inputs and outputs have the names of their components, written `"a b -> c"`. */
function listener(id: number, trigger: ListenerConfig["trigger"], values = "->", more: Partial<ListenerConfig> = {}): ListenerConfig {
  const [inputs = "", outputs = ""] = values.split("->");
  const named = (ids: string) =>
    ids
      .trim()
      .split(" ")
      .filter(Boolean)
      .map((one) => ({ id: one, name: one }));
  return {
    id,
    trigger,
    endpoint: `endpoint-${id}`,
    inputs: named(inputs),
    outputs: named(outputs),
    isRequiring: true,
    isStreaming: false,
    showProgress: "full",
    debounceMs: 0,
    triggerMode: "once",
    cancels: [],
    ...more,
  };
}

const on = (id: string, event: string) => ({ component: id, event });

interface StartedRun {
  readonly endpoint: string;
  readonly inputs: Values;
  readonly event: PageEvent;
  readonly signal: AbortSignal;
  /** Sends the end, with outputs and what they change. */
  readonly give: (outputs: Values, updates?: { readonly [name: string]: OutputUpdate }) => Promise<void>;
  readonly fail: (error: { code: string; message: string; parameter?: string }) => Promise<void>;
}

/** Lets everything that is ready to happen, happen. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A page whose runs the test answers by hand. */
function openPage(components: readonly ComponentConfig[], listeners: readonly ListenerConfig[]) {
  const runs: StartedRun[] = [];
  const focused: string[] = [];
  let upload: (() => void) | undefined;
  const state = new BlocksState({
    async *startRun(endpoint, inputs, event, signal) {
      const events: RunEvent[] = [];
      let wake = () => {};
      signal.addEventListener("abort", () => wake());
      const send = (told: RunEvent) => {
        events.push(told);
        wake();
        return settle();
      };
      runs.push({
        endpoint,
        inputs,
        event,
        signal,
        give: (outputs, updates = {}) => send({ type: "done", run: "r", outputs, updates }),
        fail: (error) => send({ type: "error", error }),
      });
      for (;;) {
        signal.throwIfAborted();
        const next = events.shift();
        if (next) yield next;
        if (next?.type === "done" || next?.type === "error") return;
        if (!next) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    render: async () => ({ error: { code: "HC_SERVER", message: "Not here." } }),
    flaggingOf: () => undefined,
    openFlags: () => {
      throw new Error("Nothing is flagged here.");
    },
    leave: () => {},
    upload: () => new Promise((resolve) => (upload = () => resolve([]))),
    emptyMessageFor: () => "Enter a text",
    focusField: (id) => focused.push(id),
  });
  const scope = state.add(components, { listeners });
  const shown = (id: string) => state.field(id).value.value;
  return { state, scope, runs, focused, shown, finishUpload: () => upload?.() };
}

describe("another event while a run is under way", () => {
  const open = (triggerMode: ListenerConfig["triggerMode"]) =>
    openPage([component("a", "1"), component("b")], [listener(0, on("a", "change"), "a -> b", { triggerMode })]);

  test("once: does nothing", async () => {
    const { state, runs, shown } = open("once");
    state.enter("a", "2");
    state.enter("a", "3");
    await settle();
    await runs[0]?.give({ b: "two" });
    expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: "2" }]);
    expect(shown("b")).toBe("two");
  });

  test("multiple: runs beside it", async () => {
    const { state, runs, shown } = open("multiple");
    state.enter("a", "2");
    state.enter("a", "3");
    await settle();
    await runs[1]?.give({ b: "three" });
    await runs[0]?.give({ b: "two" });
    expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: "2" }, { a: "3" }]);
    expect(shown("b")).toBe("two");
  });

  test("alwaysLast: runs once more after it, with the last values", async () => {
    const { state, runs, shown } = open("alwaysLast");
    for (const value of ["2", "3", "4"]) state.enter("a", value);
    await settle();
    await runs[0]?.give({ b: "two" });
    await runs[1]?.give({ b: "four" });
    expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: "2" }, { a: "4" }]);
    expect(shown("b")).toBe("four");
  });

  test("alwaysLast: what is entered meanwhile into a field that the run writes is not overwritten", async () => {
    const page = openPage([component("a", "1")], [listener(0, on("a", "input"), "a -> a", { triggerMode: "alwaysLast" })]);
    page.state.enter("a", "he");
    page.state.enter("a", "hell");
    await settle();
    await page.runs[0]?.give({ a: "HE" });
    expect(page.shown("a")).toBe("hell");
    await page.runs[1]?.give({ a: "HELL" });
    expect(page.shown("a")).toBe("HELL");
  });
});

test("a listener with a pause runs once, when it is over", async () => {
  const { state, runs } = openPage([component("a")], [listener(0, on("a", "input"), "a ->", { debounceMs: 150 })]);
  for (const value of ["1", "2", "3"]) {
    state.enter("a", value);
    vi.advanceTimersByTime(100);
  }
  expect(runs).toHaveLength(0);
  vi.advanceTimersByTime(50);
  await settle();
  expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: "3" }]);
});

describe("what follows a run", () => {
  const open = () =>
    openPage(
      [component("a", "1"), component("b")],
      [
        listener(0, on("a", "submit"), "a -> b"),
        listener(1, { after: 0, when: "then" }),
        listener(2, { after: 0, when: "success" }, "b ->"),
        listener(3, { after: 0, when: "failure" }),
      ],
    );
  const started = (runs: readonly StartedRun[]) => runs.slice(1).map(({ endpoint, event }) => [endpoint, event.name]);

  test("that went well: then and success, with what it wrote", async () => {
    const { state, runs } = open();
    state.fire("a", "submit");
    await settle();
    await runs[0]?.give({ b: "well" });
    expect(started(runs)).toEqual([
      ["endpoint-1", "then"],
      ["endpoint-2", "success"],
    ]);
    expect(runs[2]?.inputs).toEqual({ b: "well" });
  });

  test("that failed: then and failure", async () => {
    const { state, runs } = open();
    state.fire("a", "submit");
    await settle();
    await runs[0]?.fail({ code: "HC_FUNCTION", message: "No." });
    expect(started(runs)).toEqual([
      ["endpoint-1", "then"],
      ["endpoint-3", "failure"],
    ]);
  });

  test("that was stopped: nothing", async () => {
    const { state, scope, runs } = open();
    state.fire("a", "submit");
    await settle();
    scope.listeners.get(0)?.stop();
    await settle();
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(started(runs)).toEqual([]);
  });
});

test("a listener stops those that it cancels, with what they were to run next", async () => {
  const { state, scope, runs } = openPage(
    [component("a", "1"), component("b"), component("stop")],
    [
      listener(0, on("a", "change"), "a -> b", { triggerMode: "alwaysLast" }),
      listener(1, on("stop", "click"), "->", { endpoint: null, cancels: [0] }),
    ],
  );
  state.enter("a", "2");
  state.enter("a", "3");
  await settle();
  state.fire("stop", "click");
  await settle();
  expect(runs).toHaveLength(1);
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(scope.listeners.get(0)?.phase.value.name).toBe("stopped");
  // It can run again at once.
  state.enter("a", "4");
  await settle();
  expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: "2" }, { a: "4" }]);
});

describe("a required value that is missing", () => {
  const open = () =>
    openPage([component("a", "1"), component("b")], [listener(0, on("a", "submit"), "a -> b"), listener(1, on("a", "change"), "a -> b")]);

  test("starts no run, and empties the outputs", async () => {
    const { state, runs, focused, shown } = open();
    state.enter("a", "2");
    await settle();
    await runs[0]?.give({ b: "two" });
    state.enter("a", null);
    expect([runs.length, shown("b"), focused, state.field("a").problem.value]).toEqual([1, null, [], null]);
  });

  test("is told at its field when a person asks for an answer", () => {
    const { state, runs, focused } = open();
    state.field("a").enter(null);
    state.fire("a", "submit");
    expect([runs.length, focused, state.field("a").problem.value]).toEqual([0, ["a"], "Enter a text"]);
    state.enter("a", "3");
    expect(state.field("a").problem.value).toBeNull();
  });

  test("is none for a function that takes page values", async () => {
    const { state, runs } = openPage([component("a")], [listener(0, on("a", "submit"), "a ->", { isRequiring: false })]);
    state.fire("a", "submit");
    await settle();
    expect(runs.map(({ inputs }) => inputs)).toEqual([{ a: null }]);
  });
});

test("values that write each other come to rest when nothing changes any more", async () => {
  const { state, runs } = openPage(
    [component("a", "1"), component("b", "1")],
    [listener(0, on("a", "change"), "a -> b"), listener(1, on("b", "change"), "b -> a")],
  );
  state.enter("a", "2");
  for (let answered = 0; answered < runs.length || answered === 0; answered++) {
    await settle();
    const { inputs, endpoint } = runs[answered] as StartedRun;
    await runs[answered]?.give(endpoint === "endpoint-0" ? { b: inputs["a"] as Json } : { a: inputs["b"] as Json });
  }
  expect(runs.map(({ endpoint }) => endpoint)).toEqual(["endpoint-0", "endpoint-1"]);
});

test("an output that changes something keeps its value, unless a new one comes with it", async () => {
  const { state, runs, shown } = openPage([component("a", "1"), component("b", "old")], [listener(0, on("a", "submit"), "a -> b")]);
  state.fire("a", "submit");
  await settle();
  const update = { label: "B", isVisible: false, options: { choices: ["x"] } };
  await runs[0]?.give({ b: null }, { b: { ...update, keepsValue: true } });
  expect(state.field("b").config.value).toMatchObject({ label: "B", isVisible: false, options: { choices: ["x"] }, kind: "text" });
  expect(shown("b")).toBe("old");
  state.fire("a", "submit");
  await settle();
  await runs[1]?.give({ b: "new" }, { b: { isVisible: true, options: {}, keepsValue: false } });
  expect([shown("b"), state.field("b").config.value.isVisible]).toEqual(["new", true]);
});

test("an event of a person tells what kind it is: input, change, clear", async () => {
  const { state, runs } = openPage(
    [component("a", "1")],
    ["input", "change", "clear", "upload"].map((event, id) => listener(id, on("a", event), "->")),
  );
  state.enter("a", "2");
  await settle();
  expect(runs.map(({ event }) => event.name)).toEqual(["input", "change"]);
  for (const run of runs) await run.give({});
  state.enter("a", null);
  await settle();
  expect(runs.slice(2).map(({ event }) => event.name)).toEqual(["input", "change", "clear"]);
});

test("a run waits for files that are on their way, and a second click does not start another", async () => {
  const { state, scope, runs, finishUpload } = openPage([component("a", "1"), component("b")], [listener(0, on("a", "submit"), "a -> b")]);
  void state.uploadFor("a")([], () => {}, new AbortController().signal);
  state.fire("a", "submit");
  state.fire("a", "submit");
  expect(scope.listeners.get(0)?.phase.value.name).toBe("uploading");
  finishUpload();
  await settle();
  await vi.runAllTimersAsync();
  await settle();
  expect(runs).toHaveLength(1);
});

test("an error is told at the field that it names, else at the first output to be seen, else on the page", async () => {
  const { state, runs } = openPage(
    [component("a", "1"), component("b"), component("c", "1", { isVisible: false })],
    [listener(0, on("a", "submit"), "a -> b"), listener(1, on("c", "change"), "-> c")],
  );
  state.fire("a", "submit");
  await settle();
  expect(state.field("b").activity.value?.tellsError).toBe(true);
  await runs[0]?.fail({ code: "HC_VALUE_INVALID", message: "a must be short.", parameter: "a" });
  expect(state.field("a").problem.value).toBe("a must be short.");
  expect(state.notice.value).toBeNull();
  state.fire("c", "change");
  await settle();
  await runs[1]?.fail({ code: "HC_FUNCTION", message: "Nowhere to say it." });
  expect(state.notice.value?.message).toBe("Nowhere to say it.");
  state.fire("a", "submit");
  await settle();
  expect(state.notice.value).toBeNull();
});

test("a button puts its targets back to how the page was opened", () => {
  const { state, shown } = openPage([component("a", "1"), component("clear", null, { targets: ["a"] })], []);
  state.enter("a", "2");
  state.fire("clear", "click");
  expect(shown("a")).toBe("1");
});

test("what a part has added goes with it, and its runs are stopped", async () => {
  const { state, scope, runs } = openPage([component("a", "1")], []);
  const part = { components: [component("part-a", "1")], listeners: [listener(0, on("part-a", "change"), "part-a ->")] };
  const added = state.add(part.components, part);
  state.enter("part-a", "2");
  await settle();
  state.remove(part.components, added);
  expect([runs[0]?.signal.aborted, [...state.fields.keys()], scope.listeners.size]).toEqual([true, ["a"], 0]);
});

test("a part that is built of what the server holds is told when a run has written that", async () => {
  const { state, runs } = openPage([component("a", "1")], [listener(0, on("a", "submit"), "->", { rebuilds: ["render"] })]);
  const rebuilt: string[] = [];
  const end = state.watchHeld("render", () => rebuilt.push("render"));
  for (const times of [1, 2]) {
    state.fire("a", "submit");
    await settle();
    await runs.at(-1)?.give({});
    expect(rebuilt).toHaveLength(1);
    if (times === 1) end();
  }
});

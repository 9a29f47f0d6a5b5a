import { expect, test } from "vitest";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig, EndpointConfig } from "../../server/page-config.ts";
import { FlagClient } from "../flag-row/flag-client.ts";
import { FlagState } from "../flag-row/flag-state.ts";
import { loadFlagged } from "../flag-row/load-flagged.ts";
import type { FormField } from "../form/form-field.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import { InterfaceState } from "./interface-state.ts";

const component = (id: string, more: Partial<ComponentConfig> = {}): ComponentConfig => ({
  id,
  kind: "number",
  label: id,
  isOptional: false,
  isVisible: true,
  isInteractive: true,
  initial: null,
  options: {},
  ...more,
});

const field = (state: InterfaceState, label: string): FormField => {
  const found = state.form.fields.find(({ config }) => config.label === label);
  if (found === undefined) throw new Error(`no field ${label}`);
  return found;
};

interface Setting {
  readonly components?: readonly ComponentConfig[];
  readonly endpoint?: Partial<EndpointConfig>;
  readonly answer?: (inputs: Values) => RunEvent;
}

function openState({ components, endpoint, answer }: Setting = {}) {
  const started: Values[] = [];
  const focused: string[] = [];
  const uploads: { arrive: () => void }[] = [];
  const sum: (inputs: Values) => RunEvent = ({ a, b }) => ({ type: "done", run: "r", outputs: { sum: Number(a) + Number(b) } });
  const state = new InterfaceState(
    { name: "add", inputs: ["a", "b"], outputs: ["sum"], isStreaming: false, isLive: false, examples: [], ...endpoint },
    components ?? [component("a"), component("b"), component("sum")],
    {
      async *startRun(inputs) {
        started.push(inputs);
        yield (answer ?? sum)(inputs);
      },
      flags: new FlagState({ client: new FlagClient(new URL("http://127.0.0.1:9/api/flag")), load: loadFlagged }),
      upload: (_files, _onProgress, signal) =>
        new Promise((resolve, reject) => {
          uploads.push({ arrive: () => resolve([]) });
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
      emptyMessageFor: () => "Enter a number",
      focusField: ({ config }) => focused.push(config.id),
    },
  );
  return { state, started, focused, uploads };
}

/** Waits until a run has ended. */
async function ended(state: InterfaceState): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = state.run.phase.subscribe(({ name }) => {
      if (["done", "failed", "refused"].includes(name)) queueMicrotask(() => resolve(end()));
    });
  });
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

test("does not run while a required field is empty: says so at each, and goes to the first", () => {
  const { state, started, focused } = openState();
  state.submit();
  expect(started).toEqual([]);
  expect(state.form.fields.map(({ problem }) => problem.value)).toEqual(["Enter a number", "Enter a number"]);
  expect(focused).toEqual(["a"]);
});

test("takes the error away when the field is filled, and runs", async () => {
  const { state, started } = openState();
  state.submit();
  state.change(field(state, "a"), 5);
  expect(field(state, "a").problem.value).toBeNull();
  state.change(field(state, "b"), 7);
  state.submit();
  await ended(state);
  expect(started).toEqual([{ a: 5, b: 7 }]);
  expect(state.run.outputs.value).toEqual({ sum: 12 });
});

test("sends null for an optional field that is empty, and what the owner set for one that is not drawn", async () => {
  const { state, started } = openState({
    components: [component("a", { isOptional: true }), component("b", { isVisible: false, initial: 3 }), component("sum")],
  });
  expect(state.drawnFields.map(({ config }) => config.id)).toEqual(["a"]);
  state.submit();
  await ended(state);
  expect(started).toEqual([{ a: null, b: 3 }]);
});

test("puts a refusal of the server at the field that it names", async () => {
  const { state, focused } = openState({
    answer: () => ({ type: "error", error: { code: "HC_VALUE_INVALID", message: "b must be at least 1, got 0.", parameter: "b" } }),
  });
  state.fillExample([1, 0]);
  state.submit();
  await ended(state);
  expect(field(state, "b").problem.value).toBe("b must be at least 1, got 0.");
  expect(focused).toEqual(["b"]);
  expect(state.run.phase.value.name).toBe("refused");
});

test("says that the form was edited since the run on the screen", async () => {
  const { state } = openState();
  state.fillExample([1, 2]);
  state.submit();
  await ended(state);
  expect(state.editedInputs).toEqual([]);
  state.change(field(state, "a"), 9);
  expect(state.editedInputs).toMatchObject([{ id: "a" }]);
  state.change(field(state, "a"), 1);
  expect(state.editedInputs).toEqual([]);
});

test("clears back to how the page was opened", async () => {
  const { state } = openState({ components: [component("a", { initial: 4 }), component("b"), component("sum")] });
  state.change(field(state, "a"), 1);
  state.change(field(state, "b"), 2);
  state.submit();
  await ended(state);
  state.clear();
  expect(state.form.values).toEqual({ a: 4, b: null });
  expect(state.run.outputs.value).toEqual({});
});

test("draws a component that is input and output once, and puts the output into it", async () => {
  const { state } = openState({
    components: [component("x")],
    endpoint: { inputs: ["x"], outputs: ["x"] },
    answer: ({ x }) => ({ type: "done", run: "r", outputs: { x: (x as number) + 1 } }),
  });
  expect(state.drawnOutputs).toEqual([]);
  state.change(field(state, "x"), 1);
  state.submit();
  await ended(state);
  expect(field(state, "x").value.value).toBe(2);
  expect(state.editedInputs).toEqual([]);
  expect(state.run.shownRun.value?.inputs).toEqual({ x: 1 });
});

test("runs live once the typing pauses, with the last value", async () => {
  const { state, started } = openState({ endpoint: { isLive: true } });
  state.change(field(state, "b"), 1);
  for (const value of [1, 12, 123]) state.change(field(state, "a"), value);
  await ended(state);
  expect(started).toEqual([{ a: 123, b: 1 }]);
});

test("speaks live only of a required field that was emptied", async () => {
  const { state } = openState({ endpoint: { isLive: true } });
  const told = new Promise<Json>((resolve) => field(state, "a").problem.subscribe((problem) => problem && resolve(problem)));
  state.change(field(state, "a"), null);
  expect(await told).toBe("Enter a number");
  expect(field(state, "b").problem.value).toBeNull();
});

test("runs an example at once when live, and only fills the form when not", async () => {
  const quiet = openState();
  quiet.state.fillExample([1, 2]);
  expect(quiet.started).toEqual([]);
  expect(quiet.state.form.values).toEqual({ a: 1, b: 2 });
  const live = openState({ endpoint: { isLive: true } });
  live.state.fillExample([1, 2]);
  await ended(live.state);
  expect(live.started).toEqual([{ a: 1, b: 2 }]);
});

test("a Submit during an upload waits until the view has put the file into the form", async () => {
  const { state, started, uploads } = openState();
  state.change(field(state, "b"), 2);
  void state.upload([], () => {}, new AbortController().signal).then(() => state.change(field(state, "a"), 1));
  state.submit();
  expect(state.phase.value.name).toBe("uploading");
  uploads[0]?.arrive();
  await ended(state);
  expect(started).toEqual([{ a: 1, b: 2 }]);
});

test("Stop gives up waiting for an upload, and nothing runs when it arrives", async () => {
  const { state, started, uploads } = openState();
  const uploading = state.upload([], () => {}, new AbortController().signal);
  state.fillExample([1, 2]);
  state.submit();
  state.stop();
  expect(state.phase.value.name).toBe("idle");
  uploads[0]?.arrive();
  await uploading;
  await nextTask();
  await nextTask();
  expect(started).toEqual([]);
});

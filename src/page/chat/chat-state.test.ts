import { describe, expect, test, vi } from "vitest";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import { FlagClient } from "../flag-row/flag-client.ts";
import { FlagState } from "../flag-row/flag-state.ts";
import { loadFlagged } from "../flag-row/load-flagged.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import { ChatState } from "./chat-state.ts";

const component = (label: string, more: Partial<ComponentConfig> = {}): ComponentConfig => ({
  id: label,
  kind: "text",
  label,
  isOptional: false,
  isVisible: true,
  isInteractive: true,
  initial: null,
  options: {},
  ...more,
});

const reply = (text: string) => ({ reply: [{ role: "assistant", content: text }] });
const output = (text: string): RunEvent => ({ type: "output", outputs: reply(text) });
const done = (text: string): RunEvent => ({ type: "done", run: "r", outputs: reply(text), receipt: "signed" });
const failed = (message: string, parameter?: string): RunEvent => ({
  type: "error",
  error: { code: "HC_VALUE_INVALID", message, ...(parameter !== undefined && { parameter }) },
});
/** Stands for a function that goes on until it is stopped. */
const endless = "endless";

interface Setting {
  /** What happens at each message; by default it is answered with itself. */
  readonly answers?: Readonly<Record<string, readonly (RunEvent | typeof endless)[]>>;
  readonly additional?: readonly ComponentConfig[];
  readonly isMultimodal?: boolean;
}

function openChat({ answers = {}, additional = [], isMultimodal = false }: Setting = {}) {
  const started: Values[] = [];
  const focused: string[] = [];
  const controls = ["retry", "undo", "edit", "stop", "clear"] as const;
  const state = new ChatState(
    { endpoint: "chat", isMultimodal, examples: [], hasAutofocus: true, controls },
    { message: component("message"), history: component("history"), additional, reply: component("reply") },
    {
      async *startRun(inputs, signal) {
        started.push(inputs);
        const { message } = inputs;
        for (const event of answers[String(message)] ?? [done(`${JSON.stringify(message)}!`)]) {
          if (event === endless) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
          else yield event;
        }
      },
      openFlags: () => new FlagState({ client: new FlagClient(new URL("http://127.0.0.1:9/api/flag")), load: loadFlagged }),
      upload: async () => [],
      emptyMessageFor: () => "Enter a text",
      focus: (id) => focused.push(id),
    },
  );
  const send = async (message: Json) => {
    state.draft.set(message);
    await state.send();
    await vi.waitFor(() => expect(state.isRunning.peek() && started.at(-1)?.message !== message).toBe(false));
  };
  const settled = () => vi.waitFor(() => expect(state.isRunning.peek()).toBe(false));
  const say = async (message: Json) => {
    await send(message);
    await settled();
  };
  const texts = () => state.entries.peek().map(({ message }) => message.content);
  const ends = () => state.turns.peek().map(({ end }) => end.peek()?.name);
  return { state, started, focused, send, settled, say, texts, ends };
}

test("sends the message with all messages before, and keeps each reply's run", async () => {
  const { state, started, say, texts } = openChat();
  await say("a");
  await say("b");
  const history = [
    { role: "user", content: "a" },
    { role: "assistant", content: '"a"!' },
  ];
  expect(started).toEqual([
    { message: "a", history: [] },
    { message: "b", history },
  ]);
  expect(texts()).toEqual(["a", '"a"!', "b", '"b"!']);
  expect(state.draft.value.peek()).toBe(null);
  expect(state.turns.peek().map(({ run }) => run)).toEqual([
    { run: "r", inputs: { message: "a", history: [] }, outputs: reply('"a"!'), receipt: "signed" },
    { run: "r", inputs: { message: "b", history }, outputs: reply('"b"!'), receipt: "signed" },
  ]);
});

test("sends nothing that is empty, and nothing while a reply is awaited", async () => {
  const { state, started, send } = openChat({ answers: { slow: [output("o"), endless] } });
  for (const empty of [null, "", " \n"]) await send(empty);
  expect(started).toEqual([]);
  await send("slow");
  state.draft.set("next");
  await state.send();
  state.retry();
  state.undo();
  expect(started).toHaveLength(1);
  expect(state.draft.value.peek()).toBe("next");
});

test("a reply that is stopped stays with what came, has no run, and is in the history", async () => {
  const { state, started, send, say, texts, ends } = openChat({ answers: { slow: [output("half"), endless] } });
  await send("slow");
  await vi.waitFor(() => expect(texts()).toEqual(["slow", "half"]));
  state.stop();
  expect(ends()).toEqual(["stopped"]);
  expect(state.turns.peek()[0]?.run).toBe(null);
  await say("b");
  expect(started[1]?.history).toEqual([
    { role: "user", content: "slow" },
    { role: "assistant", content: "half" },
  ]);
  expect(ends()).toEqual(["stopped", "done"]);
});

test("a reply that fails keeps what came, and can be tried again in its place", async () => {
  const { state, started, say, settled, texts, ends } = openChat({ answers: { a: [output("half"), failed("Away")] } });
  await say("a");
  expect(texts()).toEqual(["a", "half"]);
  expect(state.turns.peek()[0]?.end.peek()).toMatchObject({ name: "failed", error: { message: "Away" }, run: null });
  state.retry();
  await settled();
  expect(started.map(({ message, history }) => [message, history])).toEqual([
    ["a", []],
    ["a", []],
  ]);
  expect(ends()).toEqual(["failed"]);
});

test("a function that gave no output has a run without outputs", async () => {
  const { state, say } = openChat({ answers: { a: [{ type: "done", run: "r", outputs: {}, receipt: "signed" }] } });
  await say("a");
  expect(state.turns.peek()[0]?.run?.outputs).toBe(null);
});

describe("taking back and editing", () => {
  test("undo puts the last message into the box, unless something is written there", async () => {
    const { state, say, texts, focused } = openChat();
    await say("a");
    await say("b");
    state.undo();
    expect(texts()).toEqual(["a", '"a"!']);
    expect(state.draft.value.peek()).toBe("b");
    expect(focused.at(-1)).toBe("message");
    state.undo();
    expect([texts(), state.draft.value.peek()]).toEqual([[], "b"]);
  });

  test("an edited message begins anew from there, with its files", async () => {
    const files = [{ path: "x", url: "x", orig_name: "a.txt", size: 1, mime_type: "text/plain", meta: { _type: "gradio.FileData" } }];
    const { state, started, say, settled } = openChat({ isMultimodal: true });
    await say({ text: "a", files: [] });
    await say({ text: "b", files });
    await say({ text: "c", files: [] });
    state.edit(state.turns.peek()[1] as never, "B");
    await settled();
    expect(started.at(-1)).toMatchObject({ message: { text: "B", files }, history: [{ content: "a" }, { role: "assistant" }] });
    expect(state.entries.peek().map(({ message }) => message.content)).toMatchObject(["a", {}, ["B", files[0]], {}]);
  });

  test("clear ends what runs, and a late end of it changes nothing", async () => {
    const { state, send, texts, say } = openChat({ answers: { slow: [endless] } });
    await send("slow");
    state.clear();
    expect([texts(), state.isRunning.peek()]).toEqual([[], false]);
    await say("a");
    expect(texts()).toEqual(["a", '"a"!']);
  });
});

test("a message that the server refuses goes back into the box with the reason", async () => {
  const { state, say, texts } = openChat({ answers: { long: [failed("message is too long", "message")] } });
  await say("long");
  expect(texts()).toEqual([]);
  expect([state.draft.value.peek(), state.draft.problem.peek()]).toEqual(["long", "message is too long"]);
});

test("an additional input goes along; a missing one is told at its field, and nothing is sent", async () => {
  const { state, started, send, say, focused } = openChat({ additional: [component("tone")] });
  await send("a");
  expect(started).toEqual([]);
  expect([state.draft.value.peek(), state.areInputsOpen.peek()]).toEqual(["a", true]);
  const [tone] = state.form.fields;
  expect(tone?.problem.peek()).toBe("Enter a text");
  await vi.waitFor(() => expect(focused).toContain("tone"));
  tone?.set("kind");
  await say("a");
  expect(started).toEqual([{ message: "a", history: [], tone: "kind" }]);
});

test("an example is sent at once, with its additional values where it has them", async () => {
  const { state, started, settled } = openChat({ additional: [component("tone", { initial: "dry" })] });
  state.sendExample({ message: "Hi", additional: null });
  await settled();
  state.sendExample({ message: "Ho", additional: ["kind"] });
  await settled();
  expect(started.map(({ message, tone }) => [message, tone])).toEqual([
    ["Hi", "dry"],
    ["Ho", "kind"],
  ]);
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import { number } from "../components/number/number.ts";
import { state } from "../components/state/state.ts";
import { text } from "../components/text/text.ts";
import { DemoClient } from "../testing/demo-client.ts";
import { ChatInterface } from "./chat-interface.ts";

const folder = await mkdtemp(join(tmpdir(), "hardcase-chat-"));
afterAll(() => rm(folder, { recursive: true }));

const said = (content: string) => ({ role: "user", content }) as const;
const answered = (content: unknown) => ({ role: "assistant", content });

describe("the endpoint", () => {
  const parrot = new ChatInterface((message, history, times, { run }) => `${message} ${history.length} ${times} ${run.length}`, {
    additionalInputs: [number({ value: 2 })],
  });
  const [endpoint] = parrot.parts.endpoints;

  test("has the message, the history and the additional inputs, named by their parameters, and the reply", () => {
    expect(endpoint?.inputs.map(({ name, component }) => [name, component.kind])).toEqual([
      ["message", "text"],
      ["history", "chatbot"],
      ["times", "number"],
    ]);
    expect(endpoint?.outputs.map(({ name, component }) => [name, component.kind])).toEqual([["reply", "chatbot"]]);
  });

  test("gives the function the message, the messages before, the additional inputs and the context", async () => {
    expect(await parrot.run("Hi", [said("a"), { role: "assistant", content: "b" }], 3)).toEqual([answered("Hi 2 3 36")]);
  });

  test("is called by apiName, else as the function, else chat; the API may leave the history out", async () => {
    const nameOf = (demo: ChatInterface) => demo.parts.endpoints[0]?.name;
    expect(nameOf(new ChatInterface((message) => message))).toBe("chat");
    expect(nameOf(new ChatInterface((message) => message, { apiName: "talk" }))).toBe("talk");
    const echo = new ChatInterface(function echo(message, history) {
      return `${message} ${history.length}`;
    });
    expect(nameOf(echo)).toBe("echo");
    await using client = new DemoClient(echo);
    expect((await client.run("echo", { message: "Hi" })).outputs).toEqual({ reply: [answered("Hi 0")] });
  });

  test("takes files with a message where it is multimodal", async () => {
    const demo = new ChatInterface(({ text: words, files }) => `${words}: ${files.length}`, { multimodal: true });
    expect(demo.parts.endpoints[0]?.inputs[0]?.component.kind).toBe("multimodalText");
    expect(await demo.run({ text: "Look", files: [{ name: "a.txt", content: "a" }] })).toEqual([answered("Look: 1")]);
  });

  test("streams the reply so far, and knows of itself that it does", async () => {
    const demo = new ChatInterface(async function* (message) {
      for (let end = 1; end <= message.length; end++) yield message.slice(0, end);
    });
    expect(demo.parts.endpoints[0]?.isStreaming).toBe(true);
    expect(await demo.run("Hello")).toEqual([answered("Hello")]);
  });

  test("keeps the state of a page, without a place for it in the API", async () => {
    const counter = new ChatInterface((_message, _history, memory) => String(++memory.count), {
      additionalInputs: [state({ count: 0 })],
      examples: [["Count", { count: 0 }]],
    });
    expect(counter.parts.endpoints[0]?.inputs.map(({ name }) => name)).toEqual(["message", "history"]);
    await using client = new DemoClient(counter, { "x-hardcase-page": "0123456789abcdef0123456789abcdef" });
    await client.run("chat", { message: "a" });
    expect((await client.run("chat", { message: "b" })).outputs).toEqual({ reply: [answered("2")] });
  });
});

describe("a reply", () => {
  const path = join(folder, "report.txt");
  const file = expect.objectContaining({ orig_name: "report.txt", size: 2 });

  test.each<[string, unknown, unknown[]]>([
    ["a text", "Hi", [answered("Hi")]],
    ["a message", { content: "Hi", metadata: { title: "Thought" } }, [{ ...answered("Hi"), metadata: { title: "Thought" } }]],
    ["a message with a role", { role: "system", content: "Hi" }, [{ role: "system", content: "Hi" }]],
    ["a file by its path", { path }, [answered(file)]],
    ["a file in memory", { name: "report.txt", content: "ok" }, [answered(file)]],
    ["a text with files", { text: "Here", files: [path, { path }] }, [answered(["Here", file, file])]],
    ["files alone", { files: [path] }, [answered([file])]],
    ["a list", ["Hi", { content: "there" }, { path }], [answered("Hi"), answered("there"), answered(file)]],
    ["nothing", null, []],
  ])("is %s", async (_what, reply, messages) => {
    await writeFile(path, "ok");
    const demo = new ChatInterface(() => reply as string);
    expect(await demo.run("Hi")).toEqual(messages);
  });

  test.each([[7], [{ text: "Hi" }], [["Hi", 7]]])("is not %j", async (reply) => {
    const demo = new ChatInterface(() => reply as never);
    await expect(demo.run("Hi")).rejects.toThrow(/^Endpoint "chat" must reply with a text, a message \{ content \}/);
  });
});

describe("feedback", () => {
  const history = [said("My name is Ada"), answered("Hello Ada")];

  test("liking a reply that was disliked with a note changes its case, which holds the conversation", async () => {
    const flaggingDir = join(folder, "feedback");
    await using client = new DemoClient(new ChatInterface(() => "I do not know.", { flaggingDir }), {
      "x-hardcase-session": "0b4d4e9e-6a3c-4d53-9a33-5f0d4ad9a6a1",
    });
    const ran = await client.run("chat", { message: "What is my name?", history });
    const disliked = await client.flag(ran, { option: "Dislike", note: "It was told" });
    expect(disliked.status).toBe(201);
    const liked = await client.change(disliked.body.case, ran, { option: "Like" });
    expect(liked.body.case).toBe(disliked.body.case);
    const corrected = { reply: [answered("Ada")] };
    expect((await client.change(disliked.body.case, ran, { corrected })).status).toBe(200);
    await using store = await openCaseStore({ dir: flaggingDir });
    const { cases } = await store.list({}, { limit: 10 });
    expect(cases).toMatchObject([
      {
        id: disliked.body.case,
        run: { endpoint: "chat" },
        inputs: { message: "What is my name?", history },
        outputs: { reply: [answered("I do not know.")] },
        flag: { by: "person", option: "Like", note: "It was told", corrected },
        verified: true,
      },
    ]);
  });

  test("has like and dislike, or the owner's options", async () => {
    const optionsOf = async (options?: readonly string[]) => {
      const demo = new ChatInterface(() => "Hi", { flaggingDir: join(folder, "options"), ...(options && { flaggingOptions: options }) });
      await using client = new DemoClient(demo);
      const ran = await client.run("chat", { message: "Hi" });
      return (await client.flag(ran, { option: "none" })).body.error.message;
    };
    expect(await optionsOf()).toBe('option must be "Like" or "Dislike", got "none".');
    expect(await optionsOf(["rude", "wrong"])).toBe('option must be "rude" or "wrong", got "none".');
  });

  test("auto stores every reply by itself, and a rule those that it names", async () => {
    const storedBy = async (name: string, options: ConstructorParameters<typeof ChatInterface<[], false>>[1]) => {
      const flaggingDir = join(folder, name);
      await using client = new DemoClient(new ChatInterface((message) => message.repeat(2), { flaggingDir, ...options }));
      await client.run("chat", { message: "a" });
      await client.run("chat", { message: "ab", history });
      await using store = await openCaseStore({ dir: flaggingDir });
      return (await store.list({}, { limit: 10 })).cases.map(({ flag, inputs }) => [flag.by, flag.rule, inputs.message]).reverse();
    };
    expect(await storedBy("auto", { allowFlagging: "auto" })).toEqual([
      ["auto", null, "a"],
      ["auto", null, "ab"],
    ]);
    const long = ({ inputs, outputs }: { inputs: { history: readonly unknown[] }; outputs: { reply: readonly unknown[] } }) =>
      inputs.history.length === 2 && outputs.reply.length === 1;
    expect(await storedBy("rule", { flagWhen: { long } })).toEqual([["rule", "long", "ab"]]);
  });
});

describe("mistakes at construction", () => {
  const make = (options: unknown) => () => new ChatInterface((message) => String(message), options as never);

  test.each([
    [{ examples: "Hi" }, 'examples must be a list, got "Hi".'],
    [{ examples: [["Hi", 1]] }, 'examples[0] must be a message, or a list of 1 values, got ["Hi",1].'],
    [{ additionalInputs: "number" }, 'additionalInputs must be a list, got "number".'],
    [{ additionalInputs: [text({ label: "history" })] }, 'Two inputs are named "history"'],
    [{ textbox: "wide" }, 'textbox must be an object, got "wide".'],
    [{ textbox: { lines: 0 } }, "text(): lines must be a whole number from 1 up, got 0."],
    [{ placeholder: 7 }, "placeholder must be a Markdown text, got 7."],
    [{ layout: "wide" }, 'layout must be "bubble" or "panel", got "wide".'],
  ])("%j", (options, message) => {
    expect(make(options)).toThrow(message);
  });
});

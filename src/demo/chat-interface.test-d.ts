import { expectTypeOf, test } from "vitest";
import type { ChatMessage, ChatMessageResult, MultimodalArgument, MultimodalValue } from "../index.ts";
import { ChatInterface, type ChatMessageArgument, type InputOf, type OutputOf, type RunContext, radio, slider, state } from "../index.ts";

test("the function gets a text, the messages before, and the context", () => {
  const demo = new ChatInterface(async (message, history, context) => {
    expectTypeOf(message).toEqualTypeOf<string>();
    expectTypeOf(history).toEqualTypeOf<readonly ChatMessageArgument[]>();
    expectTypeOf(context).toEqualTypeOf<RunContext>();
    return message;
  });
  expectTypeOf<InputOf<typeof demo>>().toEqualTypeOf<readonly [message: string, history?: readonly ChatMessageResult[]]>();
  expectTypeOf<OutputOf<typeof demo>>().toEqualTypeOf<readonly ChatMessage[]>();
});

test("with files it gets them too, and additional inputs are inferred", () => {
  new ChatInterface(
    async function* (message, _history, style, warmth, memory, { signal }) {
      expectTypeOf(message).toEqualTypeOf<MultimodalArgument>();
      expectTypeOf(style).toEqualTypeOf<"short" | "long">();
      expectTypeOf(warmth).toEqualTypeOf<number>();
      expectTypeOf(memory).toEqualTypeOf<{ count: number }>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      yield { text: "Here", files: ["a.png"] };
    },
    {
      multimodal: true,
      additionalInputs: [radio(["short", "long"]), slider(0, 1), state({ count: 0 })],
      examples: [{ text: "Hi", files: ["a.png"] }, [{ text: "Hi" }, "short", 0.5, { count: 1 }]],
      textbox: { fileTypes: ["image"] },
      flagWhen: {
        long: ({ inputs, outputs }) => {
          expectTypeOf(inputs.message).toEqualTypeOf<MultimodalValue>();
          expectTypeOf(outputs.reply).toEqualTypeOf<readonly ChatMessage[]>();
          return inputs.history.length > 10;
        },
      },
    },
  );
});

test("what cannot be a reply, an example or a box does not compile", () => {
  // @ts-expect-error a number is no reply
  new ChatInterface(() => 7);
  // @ts-expect-error nor does a generator of them
  new ChatInterface(function* () {
    yield 7;
  });
  // @ts-expect-error an example has a value for each additional input
  new ChatInterface((message) => message, { additionalInputs: [slider(0, 1)], examples: [["Hi", "much"]] });
  // @ts-expect-error a text has no files
  new ChatInterface((message) => message, { textbox: { fileTypes: ["image"] } });
});

test("a message from code is what the chat takes", () => {
  const demo = new ChatInterface((message, _history, warmth) => `${message} ${warmth}`, { additionalInputs: [slider(0, 1)] });
  void demo.run("Hi", [{ role: "user", content: "Before" }], 0.5);
  // @ts-expect-error the slider has numbers
  void demo.run("Hi", [], "much");
});

test("a comparison of one's own gets the messages of both replies, and what was asked", () => {
  new ChatInterface((message) => message, {
    additionalInputs: [slider(0, 1)],
    async compare(expected, actual, { inputs: [message, history, warmth] }) {
      expectTypeOf(actual).toEqualTypeOf<readonly ChatMessageArgument[]>();
      expectTypeOf(message).toEqualTypeOf<string>();
      expectTypeOf(history).toEqualTypeOf<readonly ChatMessageArgument[]>();
      expectTypeOf(warmth).toEqualTypeOf<number | null>();
      return { same: expected.length === actual.length, score: 1 };
    },
  });
});

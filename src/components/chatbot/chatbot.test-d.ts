import { expectTypeOf, test } from "vitest";
import type { ChatMessageArgument } from "./chat-message.ts";
import { chatbot } from "./chatbot.ts";

test("what comes in may be returned with more after it", () => {
  const chat = chatbot({ actions: ["like"] });
  expectTypeOf(chat["~argument"]).toEqualTypeOf<readonly ChatMessageArgument[]>();
  chat.change((messages) => [...messages, { role: "assistant", content: "Hi" }] as const, chat, chat);
  // @ts-expect-error: nobody is called so.
  chat.change(() => [{ role: "bot", content: "Hi" }] as const, null, chat);
});

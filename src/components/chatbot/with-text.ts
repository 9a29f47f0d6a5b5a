import { type ChatMessage, type ChatPart, partsOf } from "./chat-message.ts";

/** A message with another text in place of its own; its files stay. */
export function withText(message: ChatMessage, text: string): ChatMessage {
  if (typeof message.content === "string") return { ...message, content: text };
  const content: ChatPart[] = partsOf(message).filter((part) => typeof part !== "string");
  const at = partsOf(message).findIndex((part) => typeof part === "string");
  content.splice(at === -1 ? content.length : at, 0, text);
  return { ...message, content };
}

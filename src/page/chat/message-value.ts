import type { ChatMessage } from "../../components/chatbot/chat-message.ts";
import type { Json } from "../../components/define-component.ts";
import type { MultimodalValue } from "../../components/multimodal-text/multimodal-text.ts";

const nothing: MultimodalValue = { text: "", files: [] };

/** The text and the files of a message's page value, which is a text alone where no files are taken. */
export function readMessageValue(value: Json): MultimodalValue {
  if (value === null) return nothing;
  return typeof value === "string" ? { text: value, files: [] } : (value as MultimodalValue);
}

/** Whether there is nothing to send. */
export function isEmptyMessage(value: Json): boolean {
  const { text, files } = readMessageValue(value);
  return text.trim() === "" && files.length === 0;
}

/** A message as it stands in the conversation, and in the history of those after it. */
export function toUserMessage(value: Json): ChatMessage {
  const { text, files } = readMessageValue(value);
  if (files.length === 0) return { role: "user", content: text };
  return { role: "user", content: [...(text === "" ? [] : [text]), ...files] };
}

import type { ChatMessage } from "../../components/chatbot/chat-message.ts";
import { partsOf } from "../../components/chatbot/chat-message.ts";
import type { Json } from "../../components/define-component.ts";
import type { FileData } from "../../components/file-data.ts";

/** A message of the person with the replies to it. */
export interface EarlierTurn {
  /** The page value that was sent. */
  readonly message: Json;
  readonly said: ChatMessage;
  readonly reply: readonly ChatMessage[];
}

/** A conversation of before as turns; `null` where it does not begin with the person, as no turn can show that. */
export function readHistory(messages: readonly ChatMessage[], isMultimodal: boolean): readonly EarlierTurn[] | null {
  const turns: { message: Json; said: ChatMessage; reply: ChatMessage[] }[] = [];
  for (const message of messages) {
    if (message.role === "user") turns.push({ message: toMessageValue(message, isMultimodal), said: message, reply: [] });
    else if (turns.length > 0) turns.at(-1)?.reply.push(message);
    else return null;
  }
  return turns;
}

function toMessageValue(message: ChatMessage, isMultimodal: boolean): Json {
  const parts = partsOf(message);
  const text = parts.filter((part) => typeof part === "string").join("\n\n");
  if (!isMultimodal) return text;
  return { text, files: parts.filter((part): part is FileData => typeof part !== "string") } as unknown as Json;
}

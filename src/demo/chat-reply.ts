import type { ChatFileResult, ChatMessageResult, ChatRole } from "../components/chatbot/chatbot.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { isNamedContent } from "../components/store-file-result.ts";

/** A message that a chat function returns; without a role it is the assistant's. */
export type ChatReplyMessage = Omit<ChatMessageResult, "role"> & { readonly role?: ChatRole };

/** A text with files, in one message. A file is a path, `{ path }`, or `{ name, content }`. */
export interface ChatReplyWithFiles {
  readonly text?: string;
  readonly files: readonly (string | ChatFileResult)[];
}

type OneReply = string | ChatReplyMessage | ChatReplyWithFiles | ChatFileResult;

/** What a chat function may return: a Markdown text, a message, a file, a text with files, or a list of these; `null` for nothing. */
export type ChatReply = OneReply | readonly OneReply[] | null;

/** The messages of a reply. Throws `HC_OUTPUT_TYPE` for what is none; what is inside of a message is checked when it is stored. */
export function readChatReply(reply: unknown, endpoint: string): ChatMessageResult[] {
  if (reply === null || reply === undefined) return [];
  return (Array.isArray(reply) ? reply : [reply]).map((one) => readOne(one, endpoint));
}

function readOne(one: unknown, endpoint: string): ChatMessageResult {
  if (typeof one === "string") return { role: "assistant", content: one };
  const { path, content, text = "", files } = (one ?? {}) as { readonly [name: string]: unknown };
  if (isNamedContent(one) || typeof path === "string") return { role: "assistant", content: one as ChatFileResult };
  if (content !== undefined && content !== null) return { role: "assistant", ...(one as ChatReplyMessage) };
  if (Array.isArray(files) && typeof text === "string") {
    return {
      role: "assistant",
      content: [...(text === "" ? [] : [text]), ...files.map((file) => (typeof file === "string" ? { path: file } : file))],
    };
  }
  throw new HardcaseError(
    "HC_OUTPUT_TYPE",
    `Endpoint "${endpoint}" must reply with a text, a message { content }, a file { path }, { text, files } or a list of these, got ${showValue(one)}.`,
    { parameter: "reply" },
  );
}

import type { Json, JsonSchema } from "../define-component.ts";
import { gradioFile } from "../gradio-face.ts";
import { type ChatMessage, partsOf } from "./chat-message.ts";

const record = { anyOf: [{ type: "object", additionalProperties: true }, { type: "null" }], default: null } as const;

/** Gradio's schema of a conversation. */
export const gradioChat: JsonSchema = {
  title: "ChatbotDataMessages",
  type: "array",
  items: {
    title: "Message",
    type: "object",
    required: ["role", "content"],
    properties: {
      role: { type: "string", title: "Role" },
      metadata: record,
      content: {
        type: "array",
        items: {
          anyOf: [
            { title: "TextMessage", type: "object", required: ["text"], properties: { text: { type: "string" }, type: { const: "text" } } },
            { title: "FileMessage", type: "object", required: ["file"], properties: { file: gradioFile, type: { const: "file" } } },
          ],
        },
      },
      options: { anyOf: [{ type: "array", items: {} }, { type: "null" }], default: null },
    },
  },
};

/** Messages as Gradio's clients get them, each with a list of parts. */
export function toGradioChat(messages: readonly ChatMessage[]): Json {
  return messages.map((message) => ({
    role: message.role,
    metadata: message.metadata ?? null,
    content: partsOf(message).map((part) =>
      typeof part === "string" ? { text: part, type: "text" } : { file: part, alt_text: null, type: "file" },
    ),
    options: null,
  }));
}

/** Messages as Gradio's clients send them; whatever else comes is left for the kind to refuse. */
export function fromGradioChat(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((message: unknown) => {
    const { content } = (message ?? {}) as { readonly content?: unknown };
    if (!Array.isArray(content)) return isObject(message) ? { ...message, content: readPart(content) } : message;
    const parts = content.map(readPart);
    return { ...(message as object), content: parts.length === 1 ? parts[0] : parts };
  });
}

function readPart(part: unknown): unknown {
  const { text, file } = isObject(part) ? part : {};
  return text ?? file ?? part;
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === "object" && value !== null;

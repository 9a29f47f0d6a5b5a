import { invalid } from "../invalid-value.ts";
import { type ChatMessageOf, type ChatMetadata, type ChatRole, chatRoles } from "./chat-message.ts";

type Unread = { readonly [name: string]: unknown };

const isMissing = (value: unknown): value is undefined | null => value === undefined || value === null;
const isTextOrMissing = (value: unknown) => isMissing(value) || typeof value === "string";

/** Checks a list of messages from anyone, each part by `readPart`; what messages do not have is left out. */
export function readMessages<Part>(value: unknown, readPart: (part: unknown) => Part): ChatMessageOf<Part>[] {
  return Array.isArray(value) ? value.map((message) => readMessage(message, readPart)) : invalid("a list of messages", value);
}

function readMessage<Part>(value: unknown, readPart: (part: unknown) => Part): ChatMessageOf<Part> {
  if (typeof value !== "object" || value === null) return invalid("a list of messages { role, content }", value);
  const { id, role, content, metadata } = value as Unread;
  if (!chatRoles.includes(role as ChatRole)) return invalid('messages whose role is "user", "assistant" or "system"', value);
  if (!isTextOrMissing(id)) return invalid("messages whose id is a text", value);
  if (isMissing(content)) return invalid("messages with a content", value);
  const read = isMissing(metadata) ? undefined : readMetadata(metadata);
  return {
    ...(typeof id === "string" && { id }),
    role: role as ChatRole,
    content: Array.isArray(content) ? content.map(readPart) : readPart(content),
    ...(read && Object.keys(read).length > 0 && { metadata: read }),
  };
}

function readMetadata(value: unknown): ChatMetadata {
  if (typeof value !== "object") return invalid("messages whose metadata is an object", value);
  const { title, log, duration, status } = value as Unread;
  if (!isTextOrMissing(title) || !isTextOrMissing(log)) return invalid("metadata whose title and log are texts", value);
  if (!isMissing(duration) && !(typeof duration === "number" && Number.isFinite(duration) && duration >= 0)) {
    return invalid("metadata whose duration is a number of seconds from 0 up", value);
  }
  if (!isMissing(status) && status !== "pending" && status !== "done") {
    return invalid('metadata whose status is "pending" or "done"', value);
  }
  return {
    ...(typeof title === "string" && { title }),
    ...(typeof log === "string" && { log }),
    ...(typeof duration === "number" && { duration }),
    ...(!isMissing(status) && { status: status as "pending" | "done" }),
  };
}

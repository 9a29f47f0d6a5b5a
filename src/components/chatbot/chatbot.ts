import { checkHeight, checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type FileAccess } from "../define-component.ts";
import { fileDataSchema, isFileData } from "../file-data.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { nameOf, parseFileData } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";
import { loadStored } from "../single-file-faces.ts";
import { isNamedContent, storeFileResult } from "../store-file-result.ts";
import {
  type ChatFileResult,
  type ChatMessage,
  type ChatMessageArgument,
  type ChatMessageResult,
  type ChatPart,
  chatRoles,
  mapParts,
} from "./chat-message.ts";
import { type ChatAction, type ChatLayout, type ChatNames, chatActions, chatLayouts } from "./chat-view-options.ts";
import { compareChats } from "./compare-chats.ts";
import { fromGradioChat, gradioChat, toGradioChat } from "./gradio-chat.ts";
import { readMessages } from "./read-messages.ts";

export type {
  ChatFile,
  ChatFileResult,
  ChatMessage,
  ChatMessageArgument,
  ChatMessageResult,
  ChatMetadata,
  ChatRole,
} from "./chat-message.ts";

/** Options of `chatbot()`. */
export interface ChatbotOptions extends ComponentOptions {
  /** Messages to start with. Default: none. */
  readonly value?: readonly ChatMessageResult[];
  /**
   * Buttons under messages; each but `"copy"` only tells of its event, and a listener does the rest. `"copy"` and `"select"` stand
   * under every message, `"like"` (with dislike) under answers, `"retry"` and `"undo"` under the last answer, `"edit"` under what
   * the person wrote. Default `["copy"]`.
   */
  readonly actions?: readonly ChatAction[];
  /** Markdown that stands there until the first message. */
  readonly placeholder?: string;
  /** Height of the conversation's frame, in CSS pixels; a longer conversation scrolls. Default 400. */
  readonly height?: number;
  /** `"bubble"` sets the person's messages off to the side; `"panel"` gives every message the whole width. Default `"bubble"`. */
  readonly layout?: ChatLayout;
  /** What the speakers are called above their messages. Default: no names in bubbles, `"You"` and `"Assistant"` in panels. */
  readonly names?: ChatNames;
}

type ChatEvent = "like" | "retry" | "undo" | "edit" | "copy" | "select";

/** Checks the form of a part that a function returned; whether the file is there shows when it is stored. */
function readResultPart(part: unknown): string | ChatFileResult {
  if (typeof part === "string" || isNamedContent(part)) return part;
  const { path, orig_name } = (part ?? {}) as { path?: unknown; orig_name?: unknown };
  if (typeof path === "string" && path !== "" && (orig_name === undefined || typeof orig_name === "string")) return part as ChatFileResult;
  return invalid("messages whose content is Markdown, { path }, { name, content }, or a list of these", part);
}

const readResult = (result: unknown): ChatMessageResult[] => readMessages(result, readResultPart);

async function storePart(part: string | ChatFileResult, files: FileAccess): Promise<ChatPart> {
  if (typeof part === "string") return part;
  if (isFileData(part)) {
    const file = parseFileData(part);
    await files.pathOf(file);
    return file;
  }
  if (isNamedContent(part)) return storeFileResult(part, files);
  const { path, orig_name } = part as { path: string; orig_name?: string };
  return files.store({ name: orig_name || nameOf(path), content: { path } });
}

const partSchema = { anyOf: [{ type: "string", contentMediaType: "text/markdown" }, fileDataSchema] };

const kind = defineComponent<
  ChatbotOptions,
  readonly ChatMessage[],
  readonly ChatMessageArgument[],
  readonly ChatMessageResult[],
  ChatEvent
>({
  name: "chatbot",
  gradio: {
    type: "chatbot",
    apiInfo: () => gradioChat,
    events: ["change", "clear", "select", "like", "edit", "retry", "undo", "copy"],
    props: ({ height, layout, placeholder }) => ({ height, layout, placeholder }),
    write: toGradioChat,
    read: fromGradioChat,
  },
  events: ["like", "retry", "undo", "edit", "copy", "select"],
  checkOptions({ value, actions, layout, names, placeholder, height }) {
    if (actions !== undefined && !(Array.isArray(actions) && actions.every((action) => chatActions.includes(action)))) {
      throw optionError("chatbot", `actions must be a list of ${chatActions.join(", ")}, got ${showValue(actions)}`);
    }
    checkOneOf("chatbot", "layout", layout, chatLayouts);
    checkHeight("chatbot", height);
    for (const [role, name] of Object.entries(names ?? {})) {
      if (!["user", "assistant"].includes(role) || typeof name !== "string") {
        throw optionError("chatbot", `names must be texts for user and assistant, got ${showValue(names)}`);
      }
    }
    if (placeholder !== undefined && typeof placeholder !== "string") {
      throw optionError("chatbot", `placeholder must be a Markdown text, got ${showValue(placeholder)}`);
    }
    checkInitialValue("chatbot", value, readResult);
  },
  // An empty conversation is a value: the first message is sent with it.
  initial: () => [],
  parse: (value) => readMessages<ChatPart>(value, (part) => (typeof part === "string" ? part : parseFileData(part))),
  preprocess: (value, _options, files) =>
    mapParts(value, async (part) =>
      typeof part === "string" ? part : { path: await files.pathOf(part), orig_name: part.orig_name, mime_type: part.mime_type },
    ),
  postprocess: (result, _options, files) => mapParts(readResult(result), (part) => storePart(part, files)),
  flag: (value, _options, media) => mapParts(value, async (part) => (typeof part === "string" ? part : media.save(part))),
  readFromFlag: (stored, _options, media) =>
    mapParts(
      readMessages(stored, (part) => part),
      async (part) => (typeof part === "string" ? part : loadStored(part, media)),
    ),
  compare: compareChats,
  feature: () => ({
    type: "list",
    of: {
      type: "record",
      fields: { role: { type: "text" }, content: { type: "text" }, id: { type: "text" }, metadata: { type: "json" } },
    },
  }),
  schema: () => ({
    type: "array",
    items: {
      type: "object",
      title: "ChatMessage",
      required: ["role", "content"],
      properties: {
        id: { type: "string" },
        role: { enum: chatRoles },
        content: { anyOf: [...partSchema.anyOf, { type: "array", items: partSchema }] },
        metadata: {
          type: "object",
          properties: {
            title: { type: "string" },
            log: { type: "string" },
            duration: { type: "number", minimum: 0 },
            status: { enum: ["pending", "done"] },
          },
        },
      },
    },
  }),
  async sample(_options, files) {
    return [
      { role: "user", content: ["Which colours are in this picture?", await storeSamplePicture(files)] },
      { role: "assistant", content: "Reading the corners of the picture.", metadata: { title: "Looked at the picture", duration: 1.2 } },
      { role: "assistant", content: 'A gradient from **blue** to red and green:\n\n```json\n{ "from": "#000080", "to": "#ffff80" }\n```' },
    ];
  },
  viewOptions: ({ actions = ["copy"], layout = "bubble", names = {}, placeholder, height }) => ({
    actions,
    layout,
    names: layout === "panel" ? { user: "You", assistant: "Assistant", ...names } : names,
    placeholder,
    height,
  }),
});

/**
 * A conversation. Its value is the list of all messages, each `{ role, content }` with Markdown, files, or a list of both; the
 * function gets it so and returns the new list. A message with `metadata.title` is drawn as a part that opens and closes, for
 * thoughts and tools. Two conversations compare as the same when the same speakers say the same.
 *
 * The details of events are `{ index, value }`: for `like` also `liked` (`null` takes it back), for `edit` the new text as `value`
 * and the old one as `previous`, for `retry` and `undo` those of the person's message that the last answer is to.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * const chat = chatbot({ actions: ["copy", "like"] });
 * const message = text();
 * message.submit(
 *   (said, messages) => [...messages, { role: "user", content: said }, { role: "assistant", content: said.toUpperCase() }] as const,
 *   [message, chat],
 *   chat,
 * );
 */
export function chatbot<const Options extends ChatbotOptions = ChatbotOptions>(
  options?: Options,
): Component<
  ArgumentOf<readonly ChatMessageArgument[], Options>,
  readonly ChatMessageResult[],
  readonly ChatMessage[],
  ChatEvent,
  ChatbotOptions
> {
  return kind.create<ArgumentOf<readonly ChatMessageArgument[], Options>>(options ?? {});
}

import type { FileData } from "../file-data.ts";
import type { NamedContent } from "../store-file-result.ts";

export const chatRoles = ["user", "assistant", "system"] as const;

/** Who says a message. */
export type ChatRole = (typeof chatRoles)[number];

/** What else is known of a message. With a title it is drawn as a part that opens and closes: a thought, or the use of a tool. */
export type ChatMetadata = {
  readonly title?: string;
  /** Stands beside the title, for example what a tool was asked. */
  readonly log?: string;
  /** How long it took, in seconds. */
  readonly duration?: number;
  /** `"pending"` keeps the part open and shows that work goes on. */
  readonly status?: "pending" | "done";
};

/** A message whose content is one part or several. A type, so that it counts as JSON where its parts do. */
export type ChatMessageOf<Part> = {
  readonly id?: string;
  readonly role: ChatRole;
  readonly content: Part | readonly Part[];
  readonly metadata?: ChatMetadata;
};

/** A part of a message on the page: Markdown, or a file. */
export type ChatPart = string | FileData;

/** A message of a `chatbot()` as a page value. */
export type ChatMessage = ChatMessageOf<ChatPart>;

/** A file inside a message that a function gets. */
export interface ChatFile {
  /** Absolute. */
  readonly path: string;
  readonly orig_name: string;
  readonly mime_type: string;
}

/** A file inside a message that a function returns: `{ path }`, `{ name, content }`, or a file of a page value. */
export type ChatFileResult = { readonly path: string; readonly orig_name?: string } | NamedContent | FileData;

/** A message that a function gets: its texts are Markdown, its files lie on this machine. */
export type ChatMessageArgument = ChatMessageOf<string | ChatFile>;

/** A message that a function returns. */
export type ChatMessageResult = ChatMessageOf<string | ChatFileResult>;

/** The parts of a message, of which one may stand alone. */
export function partsOf<Part>({ content }: ChatMessageOf<Part>): readonly Part[] {
  return isList(content) ? content : [content];
}

const isList = <Part>(content: Part | readonly Part[]): content is readonly Part[] => Array.isArray(content);

/** The texts of a message, as it is copied and edited. */
export function textOf(message: ChatMessage): string {
  return partsOf(message)
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

/** The same messages with each part turned into something else; parts that stand alone stay alone. */
export function mapParts<From, To>(
  messages: readonly ChatMessageOf<From>[],
  convert: (part: From) => To | Promise<To>,
): Promise<ChatMessageOf<To>[]> {
  return Promise.all(
    messages.map(async ({ content, ...rest }) => ({
      ...rest,
      content: isList(content) ? await Promise.all(content.map(convert)) : await convert(content),
    })),
  );
}

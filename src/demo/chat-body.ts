import type { Endpoint } from "./endpoint.ts";

/** What people can do with a conversation, beside sending a message. */
export type ChatControl = "retry" | "undo" | "edit" | "stop" | "clear";

/** A message to begin with, and values of the additional inputs; `null` leaves those as they are. */
export interface ChatExample {
  readonly message: unknown;
  readonly additional: readonly unknown[] | null;
}

/** A conversation with an endpoint: its inputs are `message`, `history` and the additional ones, its output is `reply`. */
export interface ChatBody {
  readonly type: "chat";
  readonly endpoint: Endpoint;
  /** Whether a message may have files. */
  readonly isMultimodal: boolean;
  readonly examples: readonly ChatExample[];
  /** Markdown that stands there until the first message. */
  readonly placeholder: string | undefined;
  readonly hasAutofocus: boolean;
  readonly controls: readonly ChatControl[];
}

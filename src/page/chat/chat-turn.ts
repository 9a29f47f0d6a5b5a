import { signal } from "@preact/signals";
import type { ChatMessage } from "../../components/chatbot/chat-message.ts";
import type { Json } from "../../components/define-component.ts";
import type { ApiError } from "../api/api-error.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import type { ShownRun } from "../run/shown-run.ts";

/** How a turn ended. What came of a reply stays, whatever the end. */
export type TurnEnd =
  | { readonly name: "done"; readonly run: ShownRun }
  | { readonly name: "stopped" }
  /** It was said elsewhere, and put into this page. */
  | { readonly name: "earlier" }
  /** `run` is `null` where nothing has run, for instance because the server could not be reached. */
  | { readonly name: "failed"; readonly error: ApiError; readonly run: ShownRun | null };

/** A message of the person and the reply to it, with the run that it came of and the flags of that run. */
export class ChatTurn {
  /** The page value that was sent. */
  readonly message: Json;
  readonly said: ChatMessage;
  readonly flags: FlagState;
  /** Tells turns apart on the page. */
  readonly number: number;
  readonly reply = signal<readonly ChatMessage[]>([]);
  /** `null` while the reply is awaited. */
  readonly end = signal<TurnEnd | null>(null);

  constructor(number: number, message: Json, said: ChatMessage, flags: FlagState) {
    this.number = number;
    this.message = message;
    this.said = said;
    this.flags = flags;
  }

  /** The run that can be flagged. */
  get run(): ShownRun | null {
    const end = this.end.value;
    return end !== null && "run" in end ? end.run : null;
  }

  /** Saves what was said of its case and is still on the way, before the turn leaves the page. */
  leave(): void {
    const open = this.flags.open.peek();
    if (open !== null && open !== "unavailable") void open.case.saver.flush();
  }
}

import type { ComponentEvent } from "./component-event.ts";
import type { Json } from "./define-component.ts";

/** What a function may take as one more parameter after its inputs. */
export interface RunContext {
  /** Fires when the person presses Stop or leaves. */
  readonly signal: AbortSignal;
  /** The run's id (UUIDv7), as in its case. */
  readonly run: string;
  /** Who is signed in; `null` where the demo asks for no login. */
  readonly username: string | null;
  /** Random name of the browser or client whose run it is; `null` for one that named none. */
  readonly session: string | null;
  /** What happened on the page that started the run; `null` for a run from code or from the API. */
  readonly event: RunTrigger | null;
  /**
   * Tells the page how far the run is: `progress(3, 10, "Reading")` is a bar at three tenths with this text. Without a total
   * the bar only shows that work goes on.
   */
  progress(done: number, total?: number | null, text?: string): void;
  /** Tells the person something while the run goes on. */
  info(message: string): void;
  /** Tells the person of something that may be wrong, while the run goes on. */
  warning(message: string): void;
}

/** An event of a component, with what it says beside the values: a `select` says what was selected. */
export interface RunTrigger {
  readonly name: ComponentEvent | "load" | "unload" | "then" | "success" | "failure";
  /** For `select`: `{ index, value }` of what was selected, and more where the kind says so. Else `null`. */
  readonly detail: Json;
}

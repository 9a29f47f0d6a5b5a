import type { RunEvent } from "../runs/run.ts";
import type { ToldProgress } from "./tool.ts";

const longestMessage = 1000;
/** Moves a number on that must grow, by less than anyone would see. */
const tiny = 1e-6;

/** Tells a client what happens to a run, as progress: a number that grows, and a text. */
export class ProgressTeller {
  readonly #send: ((progress: ToldProgress) => Promise<void>) | null;
  #last = 0;
  /** Whether the function has said itself how far it is. */
  #isTold = false;

  /** @param send `null` for a client that did not ask for it. */
  constructor(send: ((progress: ToldProgress) => Promise<void>) | null) {
    this.#send = send;
  }

  async tell(event: RunEvent): Promise<void> {
    if (this.#send === null) return;
    switch (event.type) {
      case "progress":
        this.#isTold = true;
        return this.#tell(Math.max(event.done, this.#last + tiny), event.text, event.total);
      case "queued":
        return event.position === 0 ? undefined : this.#next(`Waits in line: place ${event.position} of ${event.size}.`);
      case "message":
        return this.#next(event.text);
      case "output":
        return this.#next(shownOutput(Object.values(event.outputs)));
    }
  }

  /** Counts, unless the function does. */
  #next(message: string): Promise<void> {
    return this.#tell(this.#last + (this.#isTold ? tiny : 1), message, null);
  }

  async #tell(progress: number, message: string | null, total: number | null): Promise<void> {
    this.#last = progress;
    await this.#send?.({
      progress,
      ...(total !== null && total >= progress && { total }),
      ...(message !== null && { message: shorten(message) }),
    });
  }
}

/** The end of a stream is what is new in it. */
const shorten = (text: string): string => (text.length <= longestMessage ? text : `…${text.slice(1 - longestMessage)}`);

function shownOutput(values: readonly unknown[]): string {
  const [only] = values;
  return values.length === 1 && typeof only === "string" ? only : JSON.stringify(values.length === 1 ? only : values);
}

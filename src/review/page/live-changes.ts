import { type ReadonlySignal, signal } from "@preact/signals";
import type { ChangedCases } from "../review-api.ts";
import { reviewUrl } from "./review-client.ts";

/** How long it is waited after an answer for which the browser does not try again by itself, as from a server that restarts. */
const reopenMs = 5_000;

/** Follows what other people and processes change, and connects again when the connection breaks. */
export class LiveChanges {
  readonly #isConnected = signal(true);
  readonly #onChange: (changed: ChangedCases) => void;
  #hasBroken = false;

  constructor(onChange: (changed: ChangedCases) => void) {
    this.#onChange = onChange;
    this.#open();
  }

  /** Whether changes reach the page. */
  get isConnected(): ReadonlySignal<boolean> {
    return this.#isConnected;
  }

  #open(): void {
    const source = new EventSource(reviewUrl("events"));
    source.addEventListener("changed", ({ data }) => this.#onChange(JSON.parse(data) as ChangedCases));
    source.addEventListener("open", () => {
      this.#isConnected.value = true;
      // Nobody knows what changed meanwhile.
      if (this.#hasBroken) this.#onChange({ cases: [], many: true });
      this.#hasBroken = false;
    });
    source.addEventListener("error", () => {
      this.#hasBroken = true;
      this.#isConnected.value = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#open(), reopenMs);
    });
  }
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { ChangedCases } from "../review-api.ts";
import { reviewUrl } from "./review-client.ts";

/** Follows what other people and processes change; the browser connects again by itself. */
export class LiveChanges {
  readonly #isConnected = signal(true);
  readonly #source: EventSource;

  constructor(onChange: (changed: ChangedCases) => void) {
    let hasBroken = false;
    this.#source = new EventSource(reviewUrl("events"));
    this.#source.addEventListener("changed", ({ data }) => onChange(JSON.parse(data) as ChangedCases));
    this.#source.addEventListener("open", () => {
      this.#isConnected.value = true;
      // Nobody knows what changed meanwhile.
      if (hasBroken) onChange({ cases: [], many: true });
      hasBroken = false;
    });
    this.#source.addEventListener("error", () => {
      hasBroken = true;
      this.#isConnected.value = false;
    });
  }

  /** Whether changes reach the page. */
  get isConnected(): ReadonlySignal<boolean> {
    return this.#isConnected;
  }

  close(): void {
    this.#source.close();
  }
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { FlagAnswer, FlagChange, FlagRefusal } from "../flag-row/flag-client.ts";

/** Where what was said last stands. `saving` from the first key on: nothing is called saved before it is. */
export type SaveStatus = { readonly name: "unchanged" | "saving" | "saved" } | FlagRefusal;

/** How long the next key is waited for. */
const typingPauseMs = 600;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

interface ChangeSaverParts {
  readonly send: (change: FlagChange) => Promise<FlagAnswer>;
  readonly onAnswer: (answer: FlagAnswer) => void;
}

/** Saves what is typed while it is typed: one request at a time, the newest words last, again after a failure. */
export class ChangeSaver {
  readonly #parts: ChangeSaverParts;
  readonly #status = signal<SaveStatus>({ name: "unchanged" });
  /** Said, but on no way yet. */
  #waiting: FlagChange = {};
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isStopped = false;

  constructor(parts: ChangeSaverParts) {
    this.#parts = parts;
  }

  get status(): ReadonlySignal<SaveStatus> {
    return this.#status;
  }

  /** Saves a change when the typing pauses. */
  save(change: FlagChange): void {
    this.#waiting = { ...this.#waiting, ...change };
    if (this.#status.peek().name !== "failed") this.#status.value = { name: "saving" };
    this.#sendIn(typingPauseMs);
  }

  /** Saves now what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    // What is under way may be older words for the same; they must not arrive last.
    while (this.#sending !== null) await this.#sending;
    if (this.#isStopped || Object.keys(this.#waiting).length === 0) return;
    this.#sending = this.#send();
    await this.#sending;
  }

  /** Forgets what waits; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#waiting = {};
    await this.#sending;
  }

  /** Takes up its work again. */
  resume(): void {
    this.#isStopped = false;
  }

  #sendIn(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  async #send(): Promise<void> {
    const change = this.#waiting;
    this.#waiting = {};
    const answer = await this.#parts.send(change);
    this.#sending = null;
    if (this.#isStopped) return;
    this.#parts.onAnswer(answer);
    if (answer.name === "failed") this.#keep(change, answer);
    else {
      this.#failures = 0;
      this.#status.value = { name: Object.keys(this.#waiting).length === 0 ? "saved" : "saving" };
    }
  }

  #keep(change: FlagChange, refusal: FlagRefusal): void {
    this.#waiting = { ...change, ...this.#waiting };
    this.#status.value = refusal;
    if (refusal.mayPass) this.#sendIn(Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures++));
  }
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ListenerConfig } from "../../server/page-config.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import { phaseAfter } from "../run/phase-after.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import type { RunPhase } from "../run/run-phase.ts";
import { startOf } from "../run/run-phase.ts";
import type { ShownRun } from "../run/shown-run.ts";
import type { PageEvent } from "./page-event.ts";

/** What a run needs of the page around it. */
export interface ListenerRun {
  /** Waits for what must have arrived; `null` where the values cannot be run. */
  readonly read: () => Promise<Values | null> | Values | null;
  /** Starts a run of the endpoint; the generator ends with `done` or `error`, or throws when the signal aborts it. */
  readonly start: (inputs: Values, signal: AbortSignal) => AsyncIterable<RunEvent>;
  readonly onEvent: (event: RunEvent, inputs: Values) => void;
}

/** A listener at work: its runs, one at a time or several, the last one that has ended, and the event that is to run next. */
export class PageListener {
  readonly config: ListenerConfig;
  /** How its runs are flagged, if they are. */
  readonly flagging: { readonly config: FlagRowConfig; readonly state: FlagState } | undefined;
  readonly #phase = signal<RunPhase>({ name: "idle" });
  readonly #shownRun = signal<ShownRun | null>(null);
  readonly #running = new Set<AbortController>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held: PageEvent | undefined;

  constructor(config: ListenerConfig, flagging?: PageListener["flagging"]) {
    this.config = config;
    this.flagging = flagging;
  }

  get phase(): ReadonlySignal<RunPhase> {
    return this.#phase;
  }

  get shownRun(): ReadonlySignal<ShownRun | null> {
    return this.#shownRun;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Whether it will run once more with what the page shows by then. */
  get isAwaited(): boolean {
    return this.#timer !== undefined || this.#held !== undefined;
  }

  /** Calls back after a pause without another call. */
  debounce(then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      then();
    }, this.config.debounceMs);
  }

  /** Keeps an event for after the run. */
  hold(event: PageEvent): void {
    this.#held = event;
  }

  /** The event that was kept, once nothing runs. */
  takeHeld(): PageEvent | undefined {
    if (this.isRunning) return undefined;
    const held = this.#held;
    this.#held = undefined;
    return held;
  }

  /** Runs to the end, telling of every event; returns the last one, or `null` when it did not run or was stopped. */
  async run({ read, start, onEvent }: ListenerRun): Promise<RunEvent | null> {
    const abort = new AbortController();
    this.#running.add(abort);
    let last: RunEvent | null = null;
    try {
      const inputs = await read();
      if (inputs === null || abort.signal.aborted) return null;
      const startedAt = performance.now();
      this.#phase.value = { name: "waiting", startedAt, position: null };
      for await (const event of start(inputs, abort.signal)) {
        if (abort.signal.aborted) return null;
        this.#phase.value = phaseAfter(event, startedAt, this.#phase.peek());
        this.#keep(event, inputs);
        last = event;
        onEvent(event, inputs);
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      return null;
    } finally {
      this.#running.delete(abort);
    }
    return last;
  }

  /** Ends the runs under way, and forgets what was to run after them; outputs that came stay. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held = undefined;
    if (!this.isRunning) return;
    const startedAt = startOf(this.#phase.peek());
    for (const abort of this.#running) abort.abort();
    this.#running.clear();
    if (startedAt !== null) this.#phase.value = { name: "stopped", durationMs: performance.now() - startedAt };
  }

  /** Says that it waits for files to arrive. */
  awaitUploads(): void {
    this.#phase.value = { name: "uploading", startedAt: performance.now() };
  }

  /** Says that nothing has run, as a value is missing. */
  rest(): void {
    this.#phase.value = { name: "idle" };
    this.#shownRun.value = null;
  }

  #keep(event: RunEvent, inputs: Values): void {
    if (event.type === "output") this.#shownRun.value = null;
    if (event.type === "done") {
      const { run, outputs, receipt } = event;
      this.#shownRun.value = { run, inputs, outputs, ...(receipt !== undefined && { receipt }) };
    }
    if (event.type === "error" && event.run !== undefined) {
      const { run, receipt } = event;
      this.#shownRun.value = { run, inputs, outputs: null, ...(receipt !== undefined && { receipt }) };
    }
  }
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ListenerConfig } from "../../server/page-config.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import { phaseAfter } from "../run/phase-after.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import type { RunPhase } from "../run/run-phase.ts";
import { startOf } from "../run/run-phase.ts";
import type { ShownRun } from "../run/shown-run.ts";

/** Starts a run of the listener's endpoint; the generator ends with `done` or `error`, or throws when the signal aborts it. */
export type StartListener = (inputs: Values, signal: AbortSignal) => AsyncIterable<RunEvent>;

/** A listener at work: its runs, one at a time or several, and the last one that has ended. */
export class PageListener {
  readonly config: ListenerConfig;
  /** How its runs are flagged, if they are. */
  readonly flagging: { readonly config: FlagRowConfig; readonly state: FlagState } | undefined;
  readonly #phase = signal<RunPhase>({ name: "idle" });
  readonly #shownRun = signal<ShownRun | null>(null);
  readonly #running = new Set<AbortController>();

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

  /** Runs to the end, telling of every event; returns the last one, or `null` when it was stopped. */
  async run(inputs: Values, start: StartListener, onEvent: (event: RunEvent) => void): Promise<RunEvent | null> {
    const abort = new AbortController();
    this.#running.add(abort);
    const startedAt = performance.now();
    this.#phase.value = { name: "waiting", startedAt, position: null };
    let last: RunEvent | null = null;
    try {
      for await (const event of start(inputs, abort.signal)) {
        if (abort.signal.aborted) return null;
        this.#phase.value = phaseAfter(event, startedAt, this.#phase.peek());
        this.#keep(event, inputs);
        last = event;
        onEvent(event);
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      return null;
    } finally {
      this.#running.delete(abort);
    }
    return last;
  }

  /** Ends the runs under way; outputs that came stay. */
  stop(): void {
    if (!this.isRunning) return;
    const startedAt = startOf(this.#phase.peek()) ?? performance.now();
    for (const abort of this.#running) abort.abort();
    this.#phase.value = { name: "stopped", durationMs: performance.now() - startedAt };
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

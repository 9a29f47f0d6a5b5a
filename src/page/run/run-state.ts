import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ApiError } from "../api/api-error.ts";
import { phaseAfter } from "./phase-after.ts";
import type { RunEvent, Values } from "./run-event.ts";
import { type RunPhase, startOf } from "./run-phase.ts";
import type { ShownRun } from "./shown-run.ts";

/** Starts a run; the generator ends with `done` or `error`, or throws when the signal aborts it. */
export type StartRun = (inputs: Values, signal: AbortSignal) => AsyncIterable<RunEvent>;

/** One endpoint's runs as the page shows them. The newest run wins: starting one stops the one before. */
export class RunState {
  readonly #startRun: StartRun;
  readonly #takeRefusal: (error: ApiError) => boolean;
  readonly #phase = signal<RunPhase>({ name: "idle" });
  readonly #outputs = signal<Values>({});
  readonly #shownRun = signal<ShownRun | null>(null);
  #abort: AbortController | null = null;

  /** @param takeRefusal Says whether an error is shown elsewhere, at the field it is about: then nothing has run. */
  constructor(startRun: StartRun, takeRefusal: (error: ApiError) => boolean) {
    this.#startRun = startRun;
    this.#takeRefusal = takeRefusal;
  }

  get phase(): ReadonlySignal<RunPhase> {
    return this.#phase;
  }

  /** The newest outputs by label; those of the run before until the first of a new run arrive. */
  get outputs(): ReadonlySignal<Values> {
    return this.#outputs;
  }

  /** The run whose outputs or error are on the screen, once it is finished. */
  get shownRun(): ReadonlySignal<ShownRun | null> {
    return this.#shownRun;
  }

  get isRunning(): boolean {
    return startOf(this.#phase.peek()) !== null;
  }

  /** Runs to the end; returns the last event, or `null` when a newer run, `stop` or `clear` ended it. */
  async start(inputs: Values): Promise<RunEvent | null> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const startedAt = performance.now();
    this.#phase.value = { name: "waiting", startedAt, position: null };
    try {
      let last: RunEvent | null = null;
      for await (const event of this.#startRun(inputs, abort.signal)) {
        if (abort.signal.aborted) return null;
        batch(() => this.#apply(event, inputs, startedAt));
        last = event;
      }
      return last;
    } catch (error) {
      if (abort.signal.aborted) return null;
      throw error;
    }
  }

  /** Ends the run under way; outputs that came stay. */
  stop(): void {
    const startedAt = startOf(this.#phase.peek());
    if (startedAt === null) return;
    this.#abort?.abort();
    this.#phase.value = { name: "stopped", durationMs: performance.now() - startedAt };
  }

  /** Ends the run under way and empties the outputs. */
  clear(): void {
    this.#abort?.abort();
    batch(() => {
      this.#phase.value = { name: "idle" };
      this.#outputs.value = {};
      this.#shownRun.value = null;
    });
  }

  #apply(event: RunEvent, inputs: Values, startedAt: number): void {
    if (event.type === "error" && this.#takeRefusal(event.error)) {
      this.#phase.value = { name: "refused" };
      return;
    }
    this.#phase.value = phaseAfter(event, startedAt, this.#phase.peek());
    switch (event.type) {
      case "output":
        this.#outputs.value = { ...this.#outputs.peek(), ...event.outputs };
        this.#shownRun.value = null;
        break;
      case "done": {
        const { run, outputs, receipt } = event;
        this.#outputs.value = outputs;
        this.#shownRun.value = { run, inputs, outputs, ...(receipt !== undefined && { receipt }) };
        break;
      }
      case "error":
        this.#outputs.value = {};
        this.#shownRun.value = failedRun(event, inputs);
        break;
    }
  }
}

/** An error that is no run's, such as a broken connection, leaves nothing to flag. */
function failedRun({ run, receipt }: RunEvent & { type: "error" }, inputs: Values): ShownRun | null {
  return run === undefined ? null : { run, inputs, outputs: null, ...(receipt !== undefined && { receipt }) };
}

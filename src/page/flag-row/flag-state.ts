import { type ReadonlySignal, signal } from "@preact/signals";
import type { ApiError } from "../api/api-error.ts";
import type { ShownRun } from "../run/shown-run.ts";

/** Where the newest flag stands. `option` is `null` for the plain "Flag". */
export type FlagPhase =
  | { readonly name: "idle" }
  | { readonly name: "saving" | "saved"; readonly run: ShownRun; readonly option: string | null }
  | { readonly name: "failed"; readonly run: ShownRun; readonly option: string | null; readonly error: ApiError };

/** Stores a flag; returns what went wrong, or `null` when it is saved. */
export type StoreFlag = (run: ShownRun, option: string | null) => Promise<ApiError | null>;

/** Flags of one endpoint's runs: one is stored at a time, and a run is stored once. */
export class FlagState {
  readonly #store: StoreFlag;
  readonly #phase = signal<FlagPhase>({ name: "idle" });

  constructor(store: StoreFlag) {
    this.#store = store;
  }

  get phase(): ReadonlySignal<FlagPhase> {
    return this.#phase;
  }

  /** Whether a flag of this run would be taken. */
  canFlag(run: ShownRun | null): run is ShownRun {
    const phase = this.#phase.value;
    return run !== null && phase.name !== "saving" && !(phase.name === "saved" && phase.run === run);
  }

  /** Flags a run; does nothing while another flag is being saved, or when the run is flagged already. */
  async flag(run: ShownRun | null, option: string | null): Promise<void> {
    if (!this.canFlag(run)) return;
    this.#phase.value = { name: "saving", run, option };
    const error = await this.#store(run, option);
    this.#phase.value = error === null ? { name: "saved", run, option } : { name: "failed", run, option, error };
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    const phase = this.#phase.peek();
    if (phase.name === "failed") await this.flag(phase.run, phase.option);
  }
}

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { FlaggedCase } from "../flagged-case/flagged-case.ts";
import type { ShownRun } from "../run/shown-run.ts";
import type { FlagAnswer, FlagClient, FlagRefusal } from "./flag-client.ts";
import type { FlaggedParts } from "./load-flagged.ts";

/** The newest try to store a flag. `option` is `null` for the plain "Flag". */
export interface FlagAttempt {
  readonly run: ShownRun;
  readonly option: string | null;
  readonly outcome: FlagAnswer | { readonly name: "saving" } | { readonly name: "undone" };
}

/** A flag that is stored. */
export interface SavedFlag {
  readonly run: ShownRun;
  readonly option: string | null;
  readonly case: string;
  /** Whether somebody of the owner's is still to be told. */
  readonly isPending: boolean;
}

/** A stored flag's case, of which more can be said, and what draws that. */
export interface OpenCase {
  readonly parts: FlaggedParts;
  readonly case: FlaggedCase;
}

interface FlagStateParts {
  readonly client: Pick<FlagClient, "flag" | "change" | "undo">;
  readonly load: () => Promise<FlaggedParts>;
}

/** Flags of one endpoint's runs: one is stored at a time, and a run has one case. */
export class FlagState {
  readonly #parts: FlagStateParts;
  readonly #attempt = signal<FlagAttempt | null>(null);
  readonly #saved = signal<SavedFlag | null>(null);
  readonly #open = signal<OpenCase | "unavailable" | null>(null);

  constructor(parts: FlagStateParts) {
    this.#parts = parts;
  }

  get attempt(): ReadonlySignal<FlagAttempt | null> {
    return this.#attempt;
  }

  /** Of the run that was flagged last. */
  get saved(): ReadonlySignal<SavedFlag | null> {
    return this.#saved;
  }

  /** The case of the saved flag, once what draws it is there. */
  get open(): ReadonlySignal<OpenCase | "unavailable" | null> {
    return this.#open;
  }

  /** The open case of a run. */
  openOf(run: ShownRun | null): OpenCase | null {
    const open = this.#open.value;
    return open !== null && open !== "unavailable" && open.case.run === run ? open : null;
  }

  /** Whether a flag of this run would be taken: another option of a flagged run is, the same one is not. */
  canFlag(run: ShownRun | null, option: string | null): run is ShownRun {
    const attempt = this.#attempt.value;
    const saved = this.#saved.value;
    if (run === null || attempt?.outcome.name === "saving") return false;
    if (attempt?.outcome.name === "dropped" && attempt.run === run) return false;
    return !(saved?.run === run && saved.option === option);
  }

  /** Flags a run, or gives its flag another option; does nothing while another flag is being saved. */
  async flag(run: ShownRun | null, option: string | null): Promise<void> {
    if (!this.canFlag(run, option)) return;
    const { client } = this.#parts;
    const before = this.#saved.peek();
    this.#attempt.value = { run, option, outcome: { name: "saving" } };
    const outcome =
      before?.run === run && option !== null ? await client.change(run, before.case, { option }) : await client.flag(run, option);
    // An Undo in the meantime has the last word.
    if (this.#attempt.peek()?.outcome.name !== "saving") return;
    batch(() => {
      this.#attempt.value = { run, option, outcome };
      if (outcome.name === "saved") this.#saved.value = { run, option, case: outcome.case, isPending: outcome.isPending };
      if (outcome.name === "dropped") this.#saved.value = null;
    });
    if (outcome.name === "saved") await this.#openCase(run, outcome.case);
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    const attempt = this.#attempt.peek();
    if (attempt?.outcome.name === "failed") await this.flag(attempt.run, attempt.option);
  }

  /** Fetches what a flag will need, while there is nothing else to do. */
  prepare(): void {
    void this.#parts.load().catch(() => {});
  }

  async #openCase(run: ShownRun, id: string): Promise<void> {
    const open = this.#open.peek();
    if (open !== null && open !== "unavailable" && open.case.id === id) return;
    const { client, load } = this.#parts;
    const parts = await load().catch(() => null);
    if (this.#saved.peek()?.case !== id) return;
    this.#open.value = parts === null ? "unavailable" : { parts, case: parts.openCase({ run, id, client, ...this.#listeners(run, id) }) };
  }

  #listeners(run: ShownRun, id: string) {
    const isNewest = () => this.#saved.peek()?.case === id;
    return {
      onStored: (isPending: boolean) => {
        const saved = this.#saved.peek();
        if (saved?.case === id) this.#saved.value = { ...saved, isPending };
      },
      onUndone: () => {
        if (!isNewest()) return;
        batch(() => {
          this.#attempt.value = { run, option: this.#saved.peek()?.option ?? null, outcome: { name: "undone" } };
          this.#saved.value = null;
          this.#open.value = null;
        });
      },
    };
  }
}

/** The refusal of an attempt that failed. */
export function refusalIn(attempt: FlagAttempt | null): FlagRefusal | null {
  return attempt?.outcome.name === "failed" ? attempt.outcome : null;
}

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import type { FlagAnswer, FlagClient, FlagRefusal } from "../flag-row/flag-client.ts";
import { FormField } from "../form/form-field.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { ChangeSaver } from "./change-saver.ts";

export interface FlaggedCaseParts {
  readonly run: ShownRun;
  readonly id: string;
  readonly client: Pick<FlagClient, "change" | "undo">;
  /** Told at every change that is stored. */
  readonly onStored: (isPending: boolean) => void;
  readonly onUndone: () => void;
}

/** How long an Undo is offered. */
const undoMs = 60_000;

/** The case of a flag: its note, its right outputs, and the way back. What is said is saved as it is said. */
export class FlaggedCase {
  readonly run: ShownRun;
  readonly id: string;
  readonly undoUntil = performance.now() + undoMs;
  readonly saver: ChangeSaver;
  readonly isNoteOpen = signal(false);
  readonly #parts: FlaggedCaseParts;
  readonly #note = signal("");
  readonly #said = signal<"note" | FormField | null>(null);
  readonly #corrections = signal<ReadonlyMap<string, FormField> | null>(null);
  readonly #undo = signal<"ready" | "undoing" | FlagRefusal>("ready");
  #hasCorrected = false;

  constructor(parts: FlaggedCaseParts) {
    const { run, id, client } = parts;
    this.run = run;
    this.id = id;
    this.#parts = parts;
    this.saver = new ChangeSaver({ send: (change) => client.change(run, id, change), onAnswer: (answer) => this.#take(answer) });
  }

  get note(): ReadonlySignal<string> {
    return this.#note;
  }

  /** Where something was said last. */
  get said(): ReadonlySignal<"note" | FormField | null> {
    return this.#said;
  }

  /** The outputs as inputs, by label; `null` while none is being corrected. */
  get corrections(): ReadonlySignal<ReadonlyMap<string, FormField> | null> {
    return this.#corrections;
  }

  /** How an Undo stands. */
  get undoing(): ReadonlySignal<"ready" | "undoing" | FlagRefusal> {
    return this.#undo;
  }

  setNote(text: string): void {
    this.#note.value = text;
    this.#said.value = "note";
    this.saver.save({ note: text === "" ? null : text });
  }

  /** Makes an input of each output, filled with what came out. */
  startCorrecting(outputs: readonly ComponentConfig[]): void {
    this.#corrections.value = new Map(outputs.map((config) => [config.label, this.#fieldOf(config)]));
  }

  correct(field: FormField, value: Json): void {
    field.set(value);
    this.#said.value = field;
    this.#hasCorrected = true;
    this.saver.save({ corrected: this.#corrected() });
  }

  /** The outputs are as they came out again, here and in the case. */
  cancelCorrection(): void {
    this.#corrections.value = null;
    if (!this.#hasCorrected) return;
    this.#hasCorrected = false;
    this.saver.save({ corrected: null });
    void this.saver.flush();
  }

  /** Takes the flag back, with all that was said of it. */
  async undo(): Promise<void> {
    if (this.#undo.peek() === "undoing") return;
    this.#undo.value = "undoing";
    await this.saver.stop();
    const refusal = await this.#parts.client.undo(this.run, this.id);
    if (refusal === null) {
      this.#parts.onUndone();
      return;
    }
    // The flag stands: what was said of it is to be kept after all.
    this.saver.resume();
    this.#undo.value = refusal;
    this.#saveAll();
  }

  #fieldOf(config: ComponentConfig): FormField {
    const { id, label } = config;
    const initial = this.run.outputs?.[label] ?? null;
    return new FormField({ ...config, id: `${id}-correction`, label: `${label}, as it should be`, initial });
  }

  /** Outputs that differ from what came out. An empty one is no answer, unless the output may be empty. */
  #corrected(): Record<string, Json> | null {
    const changed = [...(this.#corrections.peek() ?? [])].filter(
      ([, field]) => !field.isMissing && JSON.stringify(field.value.peek()) !== JSON.stringify(field.config.initial),
    );
    return changed.length === 0 ? null : Object.fromEntries(changed.map(([label, field]) => [label, field.value.peek()]));
  }

  #saveAll(): void {
    const note = this.#note.peek();
    if (note !== "") this.saver.save({ note });
    if (this.#hasCorrected) this.saver.save({ corrected: this.#corrected() });
  }

  #take(answer: FlagAnswer): void {
    if (answer.name === "saved") this.#parts.onStored(answer.isPending);
    if (answer.name !== "failed") return;
    const { message, parameter = "" } = answer.error;
    batch(() => this.#corrections.peek()?.get(parameter)?.refuse(message));
  }
}

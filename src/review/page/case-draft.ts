import { type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import { FormField } from "../../page/form/form-field.ts";
import { PendingUploads } from "../../page/form/pending-uploads.ts";
import type { PageValues, ReviewComponent, ReviewedCase } from "../review-api.ts";
import type { Decision } from "./decision.ts";

/** What a reviewer is entering about a case and has not saved. */
export class CaseDraft {
  /** `null` while it is as it is stored. */
  readonly comment = signal<string | null>(null);
  /** Files of the correction that are on their way to the server. */
  readonly uploads = new PendingUploads();
  /** Whether the correction is saved as soon as its files are there. */
  readonly isWaiting = signal(false);
  readonly #correction = signal<ReadonlyMap<string, FormField> | null>(null);
  /** Names of outputs that somebody said something of. */
  #edited: ReadonlySet<string> = new Set();
  #isTouched = false;

  /** The outputs as inputs, by name; `null` while none is being corrected. */
  get correction(): ReadonlySignal<ReadonlyMap<string, FormField> | null> {
    return this.#correction;
  }

  get isEmpty(): boolean {
    return this.comment.peek() === null && !this.#isTouched;
  }

  /** Makes an input of each output: of what is expected by now, else of the visitor's correction, else of what came out. */
  startCorrecting(one: ReviewedCase, decision: Decision, outputs: readonly ReviewComponent[]): void {
    const expected = decision.expected ?? one.flag.corrected;
    const fieldOf = (output: ReviewComponent) => makeField(output, expected?.[output.name] ?? one.outputs?.[output.name] ?? null);
    this.#correction.value = new Map(outputs.map((output) => [output.name, fieldOf(output)]));
    this.#edited = new Set(Object.keys(expected ?? {}));
  }

  enter(name: string, value: Json): void {
    this.#correction.peek()?.get(name)?.set(value);
    this.#isTouched = true;
    this.#edited = new Set([...this.#edited, name]);
  }

  /** The right outputs as entered: those that somebody said something of. */
  get expected(): PageValues | null {
    const said = this.#said();
    return said.length === 0 ? null : Object.fromEntries(said.map(([name, field]) => [name, field.value.peek()]));
  }

  /** The first required output that was emptied, which is no right answer. */
  get missing(): FormField | undefined {
    return this.#said().find(([, field]) => field.isMissing)?.[1];
  }

  stopCorrecting(): void {
    this.#correction.value = null;
    this.#edited = new Set();
    this.#isTouched = false;
  }

  #said(): [string, FormField][] {
    return [...(this.#correction.peek() ?? [])].filter(([name]) => this.#edited.has(name));
  }
}

function makeField({ name, label, kind, options, optional }: ReviewComponent, initial: Json): FormField {
  const id = `expected-${name.replace(/\W+/g, "-")}`;
  return new FormField({
    id,
    kind,
    label: `${label}, as it should be`,
    isOptional: optional,
    isVisible: true,
    isInteractive: true,
    initial,
    options,
  });
}

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";

/** One input of the form: its value, and what is wrong with it. */
export class FormField {
  readonly config: ComponentConfig;
  readonly #value = signal<Json>(null);
  /** Said by the form or the server about the value; gone when the value changes. */
  readonly #refusal = signal<string | null>(null);
  /** Said by the view about the browser, such as a refused camera. */
  readonly #viewProblem = signal<string | null>(null);
  readonly #edition = signal(0);
  readonly problem: ReadonlySignal<string | null> = computed(() => this.#refusal.value ?? this.#viewProblem.value);

  constructor(config: ComponentConfig) {
    this.config = config;
    this.#value.value = config.initial;
  }

  get value(): ReadonlySignal<Json> {
    return this.#value;
  }

  /** Whether a required value is missing. Values that a kind alone knows to be empty are refused by the server. */
  get isMissing(): boolean {
    return this.#value.peek() === null && !this.config.isOptional;
  }

  set(value: Json): void {
    batch(() => {
      this.#value.value = value;
      this.#refusal.value = null;
      this.#viewProblem.value = null;
    });
  }

  /** Puts in a value that does not come from the control: what stands half typed in it means nothing any more. */
  replace(value: Json): void {
    batch(() => {
      this.set(value);
      this.#edition.value++;
    });
  }

  /** A key for the control: with another one it starts anew. */
  get edition(): ReadonlySignal<number> {
    return this.#edition;
  }

  reset(): void {
    this.replace(this.config.initial);
  }

  refuse(message: string): void {
    this.#refusal.value = message;
  }

  reportViewProblem(message: string | null): void {
    this.#viewProblem.value = message;
  }
}

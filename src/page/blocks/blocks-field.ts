import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { OutputUpdate } from "../../runs/run.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import type { Activity } from "./activity.ts";

/** One component of the page: how it is set, its value, what is wrong with it, and the run that is about to write it. */
export class BlocksField {
  readonly id: string;
  readonly #initial: Json;
  readonly #config: ReturnType<typeof signal<ComponentConfig>>;
  readonly #value: ReturnType<typeof signal<Json>>;
  readonly #refusal = signal<string | null>(null);
  readonly #viewProblem = signal<string | null>(null);
  readonly #edition = signal(0);
  readonly #activity = signal<Activity | null>(null);
  readonly problem: ReadonlySignal<string | null> = computed(() => this.#refusal.value ?? this.#viewProblem.value);

  constructor(config: ComponentConfig) {
    this.id = config.id;
    this.#initial = config.initial;
    this.#config = signal(config);
    this.#value = signal(config.initial);
  }

  get config(): ReadonlySignal<ComponentConfig> {
    return this.#config as ReadonlySignal<ComponentConfig>;
  }

  get value(): ReadonlySignal<Json> {
    return this.#value as ReadonlySignal<Json>;
  }

  /** A key for the control: with another one it starts anew. */
  get edition(): ReadonlySignal<number> {
    return this.#edition;
  }

  /** The run under way that will write it, or the one that failed to. */
  get activity(): ReadonlySignal<Activity | null> {
    return this.#activity;
  }

  /** Whether a required value is missing. Values that a kind alone knows to be empty are refused by the server. */
  get isMissing(): boolean {
    return this.value.peek() === null && !this.config.peek().isOptional;
  }

  /** Takes what the person entered. */
  enter(value: Json): void {
    batch(() => {
      this.#value.value = value;
      this.#refusal.value = null;
      this.#viewProblem.value = null;
    });
  }

  /** Takes what a function returned; says whether it is another value than before. */
  put(value: Json): boolean {
    const before = this.value.peek();
    if (before === value || JSON.stringify(before) === JSON.stringify(value)) return false;
    batch(() => {
      this.enter(value);
      this.#edition.value++;
    });
    return true;
  }

  /** Back to how the page was opened; says whether it was another value. */
  reset(): boolean {
    this.#refusal.value = null;
    return this.put(this.#initial);
  }

  update({ label, info, isVisible, isInteractive, options }: OutputUpdate): void {
    this.#config.value = {
      ...this.config.peek(),
      ...(label !== undefined && { label }),
      ...(info !== undefined && { info }),
      ...(isVisible !== undefined && { isVisible }),
      ...(isInteractive !== undefined && { isInteractive }),
      options,
    };
  }

  refuse(message: string): void {
    this.#refusal.value = message;
  }

  reportViewProblem(message: string | null): void {
    this.#viewProblem.value = message;
  }

  show(activity: Activity | null): void {
    this.#activity.value = activity;
  }
}

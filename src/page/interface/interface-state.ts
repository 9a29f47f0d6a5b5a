import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import type { ComponentConfig, EndpointConfig, NamedId } from "../../server/page-config.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import type { FormField } from "../form/form-field.ts";
import { FormState } from "../form/form-state.ts";
import { PendingUploads } from "../form/pending-uploads.ts";
import type { Values } from "../run/run-event.ts";
import type { RunPhase } from "../run/run-phase.ts";
import { RunState, type StartRun } from "../run/run-state.ts";

/** How long a live page waits for the next key. */
const liveDelayMs = 150;

type Upload = InputProps<Json>["upload"];

/** What an interface needs of the page around it. */
export interface InterfaceSurroundings {
  readonly startRun: StartRun;
  readonly flags: FlagState;
  readonly upload: Upload;
  /** What an empty required field is told. */
  readonly emptyMessageFor: (field: FormField) => string;
  readonly focusField: (field: FormField) => void;
}

/** An endpoint's form, its runs and its flags, and what the person does with them. */
export class InterfaceState {
  readonly endpoint: EndpointConfig;
  readonly outputs: readonly ComponentConfig[];
  readonly form: FormState;
  readonly run: RunState;
  readonly flags: FlagState;
  readonly #surroundings: InterfaceSurroundings;
  /** Sends files for a view; a Submit in the meantime waits for them. */
  readonly upload: Upload;
  /** Where the newest run stands, or the wait for the uploads before it. */
  readonly phase: ReadonlySignal<RunPhase> = computed(() => this.#uploadWait.value ?? this.run.phase.value);
  readonly #uploads = new PendingUploads();
  readonly #uploadWait = signal<RunPhase | null>(null);
  #liveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(endpoint: EndpointConfig, components: readonly ComponentConfig[], surroundings: InterfaceSurroundings) {
    const byId = new Map(components.map((component) => [component.id, component]));
    const configsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
    this.endpoint = endpoint;
    this.outputs = configsOf(endpoint.outputs);
    this.form = new FormState(configsOf(endpoint.inputs));
    this.flags = surroundings.flags;
    this.#surroundings = surroundings;
    this.upload = (...parameters) => this.#uploads.track(surroundings.upload(...parameters));
    this.run = new RunState(surroundings.startRun, (error) => {
      const field = this.form.refuse(error);
      if (field !== undefined) surroundings.focusField(field);
      return field !== undefined;
    });
    const unified = new Set(endpoint.inputs.filter((id) => endpoint.outputs.includes(id)));
    if (unified.size > 0) effect(() => this.form.takeOutputs(this.run.outputs.value));
  }

  /** Fields that are drawn. */
  get drawnFields(): readonly FormField[] {
    return this.form.fields.filter(({ config }) => config.isVisible);
  }

  /** Outputs that are drawn beside the form; a component that is also an input is drawn once, there. */
  get drawnOutputs(): readonly ComponentConfig[] {
    return this.outputs.filter(({ id, isVisible }) => isVisible && !this.endpoint.inputs.includes(id));
  }

  /** Whether a live page runs at every change; one without inputs has nothing to change. */
  get isLive(): boolean {
    return this.endpoint.isLive && this.endpoint.inputs.length > 0;
  }

  /** Inputs of which the form says something else by now than the run on the screen. Follows both in a component. */
  get editedInputs(): readonly ComponentConfig[] {
    const shown = this.run.shownRun.value;
    if (shown === null) return [];
    const { outputs, inputs } = shown;
    const isEdited = ({ config: { label }, value }: FormField) => {
      const expected = outputs !== null && label in outputs ? outputs[label] : inputs[label];
      return JSON.stringify(value.value) !== JSON.stringify(expected);
    };
    return this.form.fields.filter(isEdited).map(({ config }) => config);
  }

  /** Takes a value that the person entered. */
  change(field: FormField, value: Json): void {
    field.set(value);
    if (!this.isLive) return;
    clearTimeout(this.#liveTimer);
    this.#liveTimer = setTimeout(() => this.#runLive(field), liveDelayMs);
  }

  /** Runs with what the form says, unless a required field is empty or a run is under way. */
  submit(): void {
    clearTimeout(this.#liveTimer);
    if (this.#uploadWait.peek() !== null || (this.run.isRunning && !this.isLive)) return;
    if (!this.#uploads.isEmpty) {
      void this.#submitAfterUploads();
      return;
    }
    const missing = this.form.refuseMissing(this.#surroundings.emptyMessageFor);
    if (missing !== undefined) this.#surroundings.focusField(missing);
    else void this.run.start(this.form.values);
  }

  /** Puts an example into the form. */
  fillExample(values: readonly Json[]): void {
    this.form.fill(values);
    if (this.isLive) this.submit();
  }

  /** Puts values by their names into the form; gives the fields that it has. */
  fill(values: Values): readonly NamedId[] {
    this.fillExample(this.form.fields.map(({ config }) => values[config.label] ?? null));
    return this.form.fields.map(({ config: { id, label } }) => ({ id, name: label }));
  }

  stop(): void {
    this.#uploadWait.value = null;
    this.run.stop();
  }

  /** Back to how the page was opened. */
  clear(): void {
    clearTimeout(this.#liveTimer);
    this.#uploadWait.value = null;
    this.form.clear();
    this.run.clear();
  }

  async #submitAfterUploads(): Promise<void> {
    const wait: RunPhase = { name: "uploading", startedAt: performance.now() };
    this.#uploadWait.value = wait;
    await this.#uploads.ended();
    if (this.#uploadWait.peek() !== wait) return;
    this.#uploadWait.value = null;
    this.submit();
  }

  /** A live page does not speak of fields that nobody has come to yet, only of one that was emptied. */
  #runLive(changed: FormField): void {
    if (!this.form.fields.some((field) => field.isMissing)) {
      void this.run.start(this.form.values);
      return;
    }
    this.run.clear();
    if (changed.isMissing) changed.refuse(this.#surroundings.emptyMessageFor(changed));
  }
}

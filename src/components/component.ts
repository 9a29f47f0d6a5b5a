import { type ComponentEvent, commonEvents, componentEvents, type KindEvent } from "./component-event.ts";
import type { DatasetFeature } from "./dataset-feature.ts";
import type { ComponentDefinition, Direction, FileAccess, Json, JsonSchema, MediaAccess } from "./define-component.ts";
import { gradioTypeOf } from "./gradio-face.ts";
import { HardcaseError } from "./hardcase-error.ts";
import { InvalidValue } from "./invalid-value.ts";
import { type Listener, newListener } from "./listener.ts";
import type { AddListener } from "./listener-types.ts";

/** Options that every component has. */
export interface ComponentOptions {
  /** The name on the page, in the API and in the stored data. Default: the record's key or the parameter's name. */
  readonly label?: string;
  /** Help text under the label. */
  readonly info?: string;
  /** Whether the value may be left empty; the function then gets `null`. Default `false`. */
  readonly optional?: boolean;
  /** `false` leaves the component out of the page; its initial value is used. Default `true`. */
  readonly visible?: boolean;
  /**
   * In Blocks, whether people can edit it. Default: what a listener takes can be edited; what it only gives, and a value that
   * none takes, is there to be read.
   */
  readonly interactive?: boolean;
}

/** What `compare` says of two page values. */
export interface Comparison {
  readonly same: boolean;
  /** From 0 (nothing alike) to 1 (the same), where the kind can measure it. */
  readonly score?: number;
  /** One line on where they differ. */
  readonly reason?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the one place where a kind's own types are erased; each face checks at run time.
type AnyDefinition = ComponentDefinition<any, any, any, any, any>;

/** A kind's face for Gradio's clients, with a component's options. */
export interface BoundGradioFace {
  readonly type: string;
  readonly apiInfo: (direction: Direction) => JsonSchema;
  readonly props: { readonly [name: string]: Json | undefined };
  readonly events: readonly string[];
  readonly write: (value: Json) => Json;
  readonly read: (value: unknown) => unknown;
  readonly isSkipped: boolean;
}

/** Only `any` takes both branches of a conditional type. */
type IsAny<Event extends ComponentEvent> = boolean extends (Event extends never ? true : false) ? true : false;

/** The method of an event, for components whose kind has it; nothing is known of it where the kind is any. */
type On<Name extends KindEvent, Event extends ComponentEvent> =
  IsAny<Event> extends true ? unknown : Name extends Event ? AddListener : unknown;

/**
 * A typed value on the page. `Argument` is what the function gets, `Result` what it may return, `Value` the page value,
 * `Event` the events of its kind beside the common ones, `Options` what `update()` may change.
 * Make one with a factory such as `number()`; never with `new`.
 */
// biome-ignore lint/suspicious/noExplicitAny: by default, whatever the kind's events and options.
export class Component<out Argument = unknown, in Result = never, out Value = Json, Event extends ComponentEvent = any, in Options = any> {
  /** Types only; never set. */
  declare readonly "~argument": Argument;
  declare readonly "~result": (result: Result) => void;
  declare readonly "~value": Value;
  declare readonly "~options": (options: Options) => void;

  /** The value changed, whoever changed it. */
  declare readonly change: AddListener;
  /** A person edited the value. */
  declare readonly input: AddListener;
  /** A person emptied the value. */
  declare readonly clear: AddListener;
  /** The keyboard's focus came into the component. */
  declare readonly focus: AddListener;
  /** The keyboard's focus left the component. */
  declare readonly blur: AddListener;
  /** A person pressed Enter, or the component's own button to send. */
  declare readonly submit: On<"submit", Event>;
  declare readonly click: On<"click", Event>;
  /** A person selected a part of the value; `context.event.detail` says which. */
  declare readonly select: On<"select", Event>;
  /** A person chose a file, and it has arrived. */
  declare readonly upload: On<"upload", Event>;
  /** A person let go of the handle. */
  declare readonly release: On<"release", Event>;
  /** The camera or the microphone gave its next piece. */
  declare readonly stream: On<"stream", Event>;
  /** A timer's time has come. */
  declare readonly tick: On<"tick", Event>;
  /** A person liked or disliked a message; `context.event.detail` says which. */
  declare readonly like: On<"like", Event>;
  /** A person edited a message. */
  declare readonly edit: On<"edit", Event>;
  /** A person asked for another answer. */
  declare readonly retry: On<"retry", Event>;
  /** A person took the last message back. */
  declare readonly undo: On<"undo", Event>;
  /** A person copied the value. */
  declare readonly copy: On<"copy", Event>;
  declare readonly play: On<"play", Event>;
  declare readonly pause: On<"pause", Event>;
  /** Playing came to its end, or recording was stopped. */
  declare readonly stop: On<"stop", Event>;

  readonly #definition: AnyDefinition;
  readonly #listeners: Listener[] = [];
  readonly options: ComponentOptions;
  /** Undefined until a demo names it, unless given in the options. */
  readonly label: string | undefined;

  private constructor(definition: AnyDefinition, options: ComponentOptions, label: string | undefined) {
    this.#definition = definition;
    this.options = options;
    this.label = label;
  }

  /** @internal */
  static of<Argument, Result, Value, Event extends ComponentEvent, Options>(
    definition: AnyDefinition,
    options: ComponentOptions,
  ): Component<Argument, Result, Value, Event, Options> {
    if (options.label !== undefined && (typeof options.label !== "string" || options.label.trim() === "")) {
      throw new HardcaseError(
        "HC_COMPONENT_OPTIONS",
        `${definition.name}(): label must be a text that is not empty, got ${JSON.stringify(options.label)}.`,
      );
    }
    definition.checkOptions?.(options);
    return new Component<Argument, Result, Value, Event, Options>(definition, options, options.label);
  }

  /** The same component under a name that a demo gives it. */
  withLabel(label: string): Component<Argument, Result, Value, Event, Options> {
    return new Component(this.#definition, this.options, label);
  }

  /** The same component with other options, as `update()` changes them. Throws `HC_COMPONENT_OPTIONS` where they cannot be. */
  withOptions(changes: { readonly [name: string]: unknown }): Component<Argument, Result, Value, Event, Options> {
    // A value that the old options held is no initial value of the new ones; the page keeps the one that it shows.
    const { value: _initial, ...kept } = this.options as ComponentOptions & { readonly value?: unknown };
    const options: ComponentOptions = { ...kept, ...(this.#definition.readUpdate?.(changes, this.options) ?? changes) };
    this.#definition.checkOptions?.(options);
    return new Component(this.#definition, options, options.label ?? this.label);
  }

  /** What was made by `change()` and the other events, in order. @internal */
  get listeners(): readonly Listener[] {
    return this.#listeners;
  }

  /** @internal */
  listen(event: ComponentEvent, parameters: Parameters<AddListener>): Listener {
    const events: readonly string[] = this.isHeld ? [] : [...commonEvents, ...(this.#definition.events ?? [])];
    if (!events.includes(event)) {
      throw new HardcaseError("HC_DEMO", `${this.kind}() has no event "${event}".`, { hint: `It has ${events.join(", ") || "none"}.` });
    }
    const listener = newListener(event, parameters);
    this.#listeners.push(listener);
    return listener;
  }

  /** Whether its values are kept on the server and never sent to the page. */
  get isHeld(): boolean {
    return this.#definition.isHeld === true;
  }

  /** What a page begins with, where values are kept on the server. */
  initialHeld(): unknown {
    return this.#definition.initialHeld?.(this.options) ?? null;
  }

  /** The kind's name, for the page to find its view by; shared code never branches on it. */
  get kind(): string {
    return this.#definition.name;
  }

  get place(): "input" | "output" | "both" {
    return this.#definition.place ?? "both";
  }

  get isOptional(): boolean {
    return this.options.optional === true;
  }

  /** Whether an untouched input holds a value that can be run. */
  get hasInitial(): boolean {
    const { value } = this.options as { value?: unknown };
    return (value !== undefined && value !== null) || !this.isEmpty(this.#definition.initial?.(this.options) ?? null);
  }

  /** The value that an untouched input starts with. */
  async initial(files: FileAccess): Promise<Value | null> {
    const { value } = this.options as { value?: unknown };
    if (value !== undefined && value !== null) return this.postprocess(value as never, files);
    return (this.#definition.initial?.(this.options) ?? null) as Value | null;
  }

  isEmpty(value: unknown): boolean {
    return value === null || value === undefined || (this.#definition.isEmpty?.(value, this.options) ?? false);
  }

  /** Checks a page value from anyone; `null` stays `null`. Throws `HC_VALUE_INVALID`, naming this component. */
  parse(value: unknown): Value | null {
    return value === null || value === undefined ? null : this.#named(() => this.#definition.parse(value, this.options));
  }

  /** Page value to argument; `null` stays `null`. */
  async preprocess(value: Json, files: FileAccess): Promise<Argument> {
    if (value === null) return null as Argument;
    return this.#named(() => this.#definition.preprocess(value, this.options, files));
  }

  /** Result to page value; `null` and `undefined` empty the component. */
  async postprocess(result: Result | null | undefined, files: FileAccess): Promise<Value | null> {
    if (result === null || result === undefined) return null;
    return this.#definition.postprocess(result, this.options, files) as Promise<Value>;
  }

  /** A value from code, such as an example, as a page value; throws an error that names this component. */
  async given(value: Result | null | undefined, files: FileAccess): Promise<Value | null> {
    return this.#named(() => this.postprocess(value, files));
  }

  /** Page value to stored form. */
  async flag(value: Json, media: MediaAccess): Promise<Json> {
    if (value === null || !this.#definition.flag) return value;
    return this.#definition.flag(value, this.options, media);
  }

  /** Stored form to page value. */
  async readFromFlag(stored: Json, media: MediaAccess): Promise<Value | null> {
    if (stored === null || !this.#definition.readFromFlag) return stored as Value | null;
    return this.#definition.readFromFlag(stored, this.options, media) as Promise<Value>;
  }

  /** Whether an actual page value is as good as the expected one; two empty values are the same. */
  compare(expected: Json, actual: Json): Comparison {
    if (expected === null || actual === null) return { same: expected === actual };
    return this.#definition.compare(expected, actual, this.options);
  }

  /** As `compare`, but looks into the files behind the values, such as the pixels of two pictures that differ to the byte. */
  async compareFiles(expected: Json, actual: Json, files: FileAccess): Promise<Comparison> {
    const compared = this.compare(expected, actual);
    if (compared.same || expected === null || actual === null || !this.#definition.compareFiles) return compared;
    return this.#definition.compareFiles(expected, actual, this.options, files);
  }

  /** What the stored form is in a dataset. */
  get feature(): DatasetFeature {
    return this.#definition.feature?.(this.options) ?? { type: "json" };
  }

  schema(direction: Direction): JsonSchema {
    return this.#definition.schema(this.options, direction);
  }

  async sample(files: FileAccess): Promise<Value> {
    return this.#definition.sample(this.options, files) as Promise<Value>;
  }

  viewOptions(): Json {
    return this.#definition.viewOptions(this.options);
  }

  /** What it is for Gradio's clients. */
  get gradio(): BoundGradioFace {
    const { type, apiInfo, props, events = ["change"], write, read, isSkipped = false } = this.#definition.gradio ?? {};
    const schema = (direction: Direction) => apiInfo?.(this.options, direction) ?? this.schema(direction);
    return {
      type: type ?? gradioTypeOf(this.schema("input")),
      apiInfo: schema,
      props: { ...props?.(this.options) },
      events,
      write: (value) => (value === null || !write ? value : write(value)),
      read: (value) => (value === null || value === undefined || !read ? value : read(value)),
      isSkipped,
    };
  }

  /** Runs a face that knows no names, and puts this component's name on what it refuses. */
  #named<Answer>(face: () => Answer): Answer {
    const name = this.label ?? this.kind;
    const rename = (error: unknown): never => {
      if (error instanceof InvalidValue) throw error.toError(name);
      if (!(error instanceof HardcaseError) || error.parameter !== undefined) throw error;
      const { code, message, hint, cause } = error;
      throw new HardcaseError(code, message, { parameter: name, cause, ...(hint !== undefined && { hint }) });
    };
    try {
      const answer = face();
      return answer instanceof Promise ? (answer.catch(rename) as Answer) : answer;
    } catch (error) {
      return rename(error);
    }
  }
}

for (const event of componentEvents) {
  Object.defineProperty(Component.prototype, event, {
    value(this: Component, ...parameters: Parameters<AddListener>) {
      return this.listen(event, parameters);
    },
  });
}

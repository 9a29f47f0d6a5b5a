import type { ComponentDefinition, Direction, FileAccess, Json, JsonSchema, MediaAccess } from "./define-component.ts";
import { HardcaseError } from "./hardcase-error.ts";
import { InvalidValue } from "./invalid-value.ts";

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
type AnyDefinition = ComponentDefinition<any, any, any, any>;

/**
 * A typed value on the page. `Argument` is what the function gets, `Result` what it may return, `Value` the page value.
 * Make one with a factory such as `number()`; never with `new`.
 */
export class Component<out Argument = unknown, in Result = never, out Value = Json> {
  /** Types only; never set. */
  declare readonly "~argument": Argument;
  declare readonly "~result": (result: Result) => void;
  declare readonly "~value": Value;

  readonly #definition: AnyDefinition;
  readonly options: ComponentOptions;
  /** Undefined until a demo names it, unless given in the options. */
  readonly label: string | undefined;

  private constructor(definition: AnyDefinition, options: ComponentOptions, label: string | undefined) {
    this.#definition = definition;
    this.options = options;
    this.label = label;
  }

  /** @internal */
  static of<Argument, Result, Value>(definition: AnyDefinition, options: ComponentOptions): Component<Argument, Result, Value> {
    if (options.label !== undefined && (typeof options.label !== "string" || options.label.trim() === "")) {
      throw new HardcaseError(
        "HC_COMPONENT_OPTIONS",
        `${definition.name}(): label must be a text that is not empty, got ${JSON.stringify(options.label)}.`,
      );
    }
    definition.checkOptions?.(options);
    return new Component<Argument, Result, Value>(definition, options, options.label);
  }

  /** The same component under a name that a demo gives it. */
  withLabel(label: string): Component<Argument, Result, Value> {
    return new Component<Argument, Result, Value>(this.#definition, this.options, label);
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

  schema(direction: Direction): JsonSchema {
    return this.#definition.schema(this.options, direction);
  }

  async sample(files: FileAccess): Promise<Value> {
    return this.#definition.sample(this.options, files) as Promise<Value>;
  }

  viewOptions(): Json {
    return this.#definition.viewOptions(this.options);
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

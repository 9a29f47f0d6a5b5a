import type { Comparison } from "../components/component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { ApiVisibility, ListenerOptions } from "../components/listener-options.ts";
import type { RunContext } from "../components/run-context.ts";
import { showValue } from "../components/show-value.ts";
import { readComponentSet } from "./component-set.ts";
import type { AnyComponent, ComponentSet } from "./component-types.ts";
import { nameInputs, nameOutputs } from "./names.ts";
import { ownComparison } from "./own-comparison.ts";
import { parametersOf } from "./parameter-names.ts";
import { readVerdicts } from "./validator.ts";

type AnyFunction = (...parameters: never[]) => unknown;

/** What an endpoint takes from its demo's or its listener's options. */
export interface EndpointOptions
  extends Pick<
    ListenerOptions,
    | "apiName"
    | "apiDescription"
    | "apiVisibility"
    | "concurrencyLimit"
    | "concurrencyId"
    | "queue"
    | "batch"
    | "maxBatchSize"
    | "preprocess"
    | "postprocess"
  > {
  readonly version?: string;
  readonly validator?: (...values: never[]) => unknown;
  readonly compare?: (expected: never, actual: never, about: never) => unknown;
  /** Whether any component may be read and written, as in Blocks: even an output is there to be read. */
  readonly isAnyPlace?: boolean;
}

/** Values that the server holds for a page, by the owner's own component. */
export interface HeldValues {
  get(component: AnyComponent): unknown;
  set(component: AnyComponent, value: unknown): void;
}

/** A function with its input and output components, ready to be run by anyone who has page values. */
export interface Endpoint {
  readonly name: string;
  /** Components under the names that the page, the API and the stored data use. */
  readonly inputs: readonly NamedComponent[];
  readonly outputs: readonly NamedComponent[];
  /** What the function takes, in order. */
  readonly inputPlaces: readonly Place[];
  /** What the function gives, in order. */
  readonly outputPlaces: readonly Place[];
  readonly visibility: ApiVisibility;
  /** What it does, for those who call it without its page. */
  readonly description: string | undefined;
  readonly isStreaming: boolean;
  /** Runs at once; `null` for no limit. */
  readonly concurrencyLimit: number | null;
  /** Endpoints of one id share a queue. */
  readonly concurrencyId: string | undefined;
  /** Whether runs wait for a place. */
  readonly isQueued: boolean;
  /** Runs that one call takes at most; `null` where each has its own. */
  readonly maxBatchSize: number | null;
  /** Whether the function gets arguments; else it gets page values. */
  readonly isPreprocessed: boolean;
  /** Whether the function returns results; else it returns page values. */
  readonly isPostprocessed: boolean;
  readonly version: string | undefined;
  /** Calls the function with arguments in the order of the inputs; those that the server holds are put in between. */
  call(values: readonly unknown[], context: RunContext, held: HeldValues): unknown;
  /** What is wrong with arguments, in the order of the inputs, before a run of them waits; `null` where nobody looks. */
  readonly validate: ((values: readonly unknown[], held: HeldValues) => Promise<readonly (string | null)[]>) | null;
  /** Says whether outputs are as good as expected ones, in place of the components; arguments are in the order of outputs and inputs. */
  readonly compare: ((expected: readonly unknown[], actual: readonly unknown[], inputs: readonly unknown[]) => Promise<Comparison>) | null;
  /**
   * One answer of the function as a list in the order of the outputs; what the server holds is kept. Throws `HC_OUTPUT_TYPE`
   * for another shape.
   */
  readResults(answer: unknown, held: HeldValues): readonly unknown[];
  /** Values given from code (a list of parameters, or one record) as a list in the order of the inputs. */
  readGiven(given: readonly unknown[]): readonly unknown[];
  /** Rows of examples as lists in the order of the inputs. */
  readExamples(rows: readonly unknown[]): readonly (readonly unknown[])[];
  /** A list in the order of the outputs, laid out as the owner wrote the outputs. */
  shapeOutputs(values: readonly unknown[]): unknown;
}

/** A place among what a function takes or gives. */
export interface Place {
  readonly source: AnyComponent;
  /** The record's key, else the function's parameter, where there is one. */
  readonly parameter: string | undefined;
  /** The input or output that stands there; `null` for a value that the server holds. */
  readonly named: NamedComponent | null;
}

/** A component that a demo has named. `source` is the owner's own object: the same in inputs and outputs when unified. */
export interface NamedComponent {
  readonly name: string;
  readonly component: AnyComponent;
  readonly source: AnyComponent;
}

const visibilities: readonly unknown[] = ["public", "undocumented", "private"] satisfies readonly ApiVisibility[];

const streamingFunctions = new Set(["GeneratorFunction", "AsyncGeneratorFunction"]);

/** Makes an endpoint of a function and its components; every mistake that can be seen now is thrown now. */
export function defineEndpoint(fn: AnyFunction, inputs: ComponentSet, outputs: ComponentSet, options: EndpointOptions): Endpoint {
  if (typeof fn !== "function") throw new HardcaseError("HC_DEMO", `The first argument must be a function, got ${showValue(fn)}.`);
  const inputSet = readComponentSet(inputs, "inputs", options.isAnyPlace);
  const outputSet = readComponentSet(outputs, "outputs", options.isAnyPlace);
  const parameters = parametersOf(fn);
  const name = options.apiName ?? (fn.name || "predict");
  if (!/^[\w-]+$/.test(name)) {
    throw new HardcaseError("HC_DEMO", `apiName must be made of letters, digits, "_" and "-", got ${showValue(name)}.`);
  }
  const { apiVisibility: visibility = "public", apiDescription: description, validator, compare } = options;
  if (!visibilities.includes(visibility)) {
    throw new HardcaseError("HC_DEMO", `apiVisibility must be "public", "undocumented" or "private", got ${showValue(visibility)}.`);
  }
  if (description !== undefined && typeof description !== "string") {
    throw new HardcaseError("HC_DEMO", `apiDescription must be a text, got ${showValue(description)}.`);
  }
  for (const [option, value] of Object.entries({ validator, compare })) {
    if (value === undefined || typeof value === "function") continue;
    throw new HardcaseError("HC_DEMO", `${option} must be a function, got ${showValue(value)}.`);
  }
  const limit = options.concurrencyLimit === undefined ? 10 : options.concurrencyLimit;
  if (limit !== null && !(Number.isInteger(limit) && limit > 0)) {
    throw new HardcaseError("HC_DEMO", `concurrencyLimit must be a whole number above 0, or null, got ${showValue(limit)}.`);
  }
  const { batch = false, maxBatchSize = 4 } = options;
  if (batch && !(Number.isInteger(maxBatchSize) && maxBatchSize > 0)) {
    throw new HardcaseError("HC_DEMO", `maxBatchSize must be a whole number above 0, got ${showValue(maxBatchSize)}.`);
  }
  if (batch && streamingFunctions.has(fn.constructor.name)) {
    throw new HardcaseError("HC_DEMO", `Endpoint "${name}" cannot have batch with a generator: a batch is answered at once.`);
  }
  const isHeld = ({ component }: { readonly component: AnyComponent }) => component.isHeld;
  if (batch && [...inputSet.entries, ...outputSet.entries].some(isHeld)) {
    throw new HardcaseError("HC_DEMO", `Endpoint "${name}" cannot have both batch and state(): a call has the runs of several pages.`);
  }
  const argumentCount = inputSet.shape === "list" ? inputSet.entries.length : inputSet.shape === "none" ? 0 : 1;
  // Only a function that names one more parameter gets the context, so that `Math.max` and `(...args) =>` see inputs alone.
  const takesContext = parameters[argumentCount] !== undefined && !parameters.slice(0, argumentCount + 1).some((one) => one.isRest);
  const endpoint = `Endpoint "${name}"`;
  const namedInputs = nameInputs(inputSet, parameters);
  const namedOutputs = nameOutputs(outputSet, namedInputs);

  /** Values of inputs in order, with those that the server holds between them, as the function takes them. */
  function layOut(values: readonly unknown[], held: HeldValues): readonly unknown[] {
    const sent = values.values();
    const all = inputSet.entries.map(({ component }) => (component.isHeld ? held.get(component) : sent.next().value));
    return inputSet.shape === "record" ? [toRecord(inputSet.entries, all)] : all;
  }

  function toList(answer: unknown): readonly unknown[] {
    const { shape, entries } = outputSet;
    if (shape === "none") return [];
    if (shape === "single") return [answer];
    if (answer === null || answer === undefined) return entries.map(() => null);
    if (shape === "list") return readList(answer, entries.length, `${endpoint} must return a list of ${entries.length} outputs`);
    return readRecord(answer, entries, `${endpoint} must return an object`);
  }

  return {
    name,
    inputs: namedInputs.filter((one) => !isHeld(one)),
    outputs: namedOutputs.filter((one) => !isHeld(one)),
    inputPlaces: namedInputs.map((one, index) => placeOf(one, inputSet.entries[index]?.key ?? parameters[index]?.name)),
    outputPlaces: namedOutputs.map((one, index) => placeOf(one, outputSet.entries[index]?.key)),
    visibility,
    description,
    isStreaming: streamingFunctions.has(fn.constructor.name),
    concurrencyLimit: limit,
    concurrencyId: options.concurrencyId,
    isQueued: options.queue ?? true,
    maxBatchSize: batch ? maxBatchSize : null,
    isPreprocessed: options.preprocess ?? true,
    isPostprocessed: options.postprocess ?? true,
    version: options.version,
    call(values, context, held) {
      const given = layOut(values, held);
      return (fn as (...parameters: unknown[]) => unknown)(...given, ...(takesContext ? [context] : []));
    },
    validate:
      validator === undefined
        ? null
        : async (values, held) => {
            const verdicts = readVerdicts(await (validator as (...given: unknown[]) => unknown)(...layOut(values, held)), inputSet);
            return verdicts.filter((_, index) => inputSet.entries[index]?.component.isHeld !== true);
          },
    compare: ownComparison(compare, inputSet, outputSet),
    readResults(answer, held) {
      const { entries } = outputSet;
      const results = toList(answer);
      for (const [index, { component }] of entries.entries()) {
        if (component.isHeld && results[index] !== undefined) held.set(component, results[index]);
      }
      return results.filter((_, index) => entries[index]?.component.isHeld !== true);
    },
    readGiven(given) {
      const { shape, entries } = inputSet;
      if (shape === "record") return readRecord(given[0], entries, `${endpoint} takes one object`);
      return readList(given, entries.length, `${endpoint} takes ${entries.length} ${entries.length === 1 ? "value" : "values"}`);
    },
    readExamples(rows) {
      const { shape, entries } = inputSet;
      if (!Array.isArray(rows)) throw new HardcaseError("HC_DEMO", `examples must be a list of rows, got ${showValue(rows)}.`);
      return rows.map((row, index) => {
        const place = `examples[${index}]`;
        if (shape === "record") return readRecord(row, entries, `${place} must be an object`);
        return shape === "single" ? [row] : readList(row, entries.length, `${place} must be a list of ${entries.length} values`);
      });
    },
    shapeOutputs(values) {
      const { shape, entries } = outputSet;
      if (shape === "none") return null;
      if (shape === "single") return values[0];
      return shape === "list" ? values : toRecord(entries, values);
    },
  };
}

function placeOf(named: NamedComponent, parameter: string | undefined): Place {
  return { source: named.source, parameter, named: named.component.isHeld ? null : named };
}

type Entries = readonly { readonly key: string | undefined }[];

function toRecord(entries: Entries, values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(entries.map(({ key }, index) => [key as string, values[index]]));
}

function readList(value: unknown, length: number, rule: string): readonly unknown[] {
  if (Array.isArray(value) && value.length === length) return value;
  throw new HardcaseError("HC_OUTPUT_TYPE", `${rule}, got ${showValue(value)}.`);
}

function readRecord(value: unknown, entries: Entries, rule: string): readonly unknown[] {
  const keys = entries.map(({ key }) => key as string);
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  const missing = isRecord ? keys.find((key) => !Object.hasOwn(value, key)) : keys[0];
  if (isRecord && missing === undefined) return keys.map((key) => (value as Record<string, unknown>)[key]);
  throw new HardcaseError("HC_OUTPUT_TYPE", `${rule} with the keys ${keys.join(", ")}, got ${showValue(value)}.`, {
    hint: `"${missing}" is missing.`,
  });
}

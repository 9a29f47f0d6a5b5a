import { isDeepStrictEqual } from "node:util";
import type { Component } from "../components/component.ts";
import type { Direction, FileAccess, Json, JsonSchema, MediaAccess } from "../components/define-component.ts";
import { fitsFeature } from "../components/fits-feature.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import { showValue } from "../components/show-value.ts";
import { hostileResults, hostileValues } from "./hostile-values.ts";

// biome-ignore lint/suspicious/noExplicitAny: the contract is the same for every component, whatever its types.
type AnyComponent = Component<any, any, any, any, any>;

/** One thing that every component must do. */
export interface ContractCheck {
  /** What is checked, in the present tense, to name a test by. */
  readonly name: string;
  /** Rejects, and says why, when the component does not do it. */
  readonly run: () => Promise<void>;
}

/** What a component's contract is checked with. */
export interface ContractOptions {
  readonly files: FileAccess;
  readonly media: MediaAccess;
  /** Page values to check with, beside the component's own sample. */
  readonly values?: readonly Json[];
  /** Results that a function could return, turned into page values to check with. */
  readonly results?: readonly unknown[];
  /** Says whether a value fits a JSON Schema (2020-12), by a validator of your choice. Without one, schemas are not tried out. */
  readonly fitsSchema?: (schema: JsonSchema, value: Json) => boolean;
}

/** Stands for a name that a demo would give. */
const label = "the value";

/**
 * What every component must do, as checks to run in any test runner.
 *
 * @example
 * for (const { name, run } of componentContract(stars(), { files, media })) test(name, run);
 */
export function componentContract(given: AnyComponent, options: ContractOptions): readonly ContractCheck[] {
  const component: AnyComponent = given.withLabel(label);
  const { files, media, fitsSchema } = options;

  /** Page values as they are in use: the sample, what the test gives, and what a form starts with. */
  async function values(): Promise<readonly Json[]> {
    const results = await Promise.all((options.results ?? []).map((result) => component.postprocess(result, files)));
    const all = [await component.sample(files), ...(options.values ?? []), ...results, await component.initial(files)];
    return all.filter((value) => value !== null);
  }

  async function forEachValue(check: (value: Json) => unknown): Promise<void> {
    for (const value of await values()) await check(value);
  }

  const direction: Direction = component.place === "output" ? "output" : "input";
  const fits = (value: Json, way: Direction): boolean => fitsSchema?.(component.schema(way), value) ?? true;

  return [
    check("parses the values that it makes, and leaves them as they are", () =>
      forEachValue((value) => ensureSame(component.parse(value), value, "parse changed a value of its own")),
    ),
    check("keeps an empty value empty on every face", async () => {
      for (const empty of [null, undefined]) {
        ensure(component.parse(empty) === null, `parse made something of ${empty}`);
        ensure((await component.postprocess(empty, files)) === null, `postprocess made something of ${empty}`);
      }
      ensure((await component.preprocess(null, files)) === null, "preprocess made something of null");
      ensure((await component.flag(null, media)) === null, "flag made something of null");
      ensure((await component.readFromFlag(null, media)) === null, "readFromFlag made something of null");
      ensure(component.isEmpty(null), "isEmpty does not take null for empty");
    }),
    check("gives the function an argument which, returned, makes the same value again", async () => {
      if (component.place !== "both") return;
      await forEachValue(async (value) => {
        if (component.isEmpty(value)) return;
        const argument = await component.preprocess(value, files);
        const again = await component.postprocess(argument as never, files);
        // A picture may be written in another format, of which only the pixels can tell that it is the same.
        if (isDeepStrictEqual(await component.preprocess(again, files), argument)) return;
        ensureAlike(component, value, again, "preprocess and postprocess");
      });
    }),
    check("stores a value as JSON and reads the same value back", () =>
      forEachValue(async (value) => {
        const stored = await component.flag(value, media);
        ensureJson(stored, "flag");
        ensureAlike(component, value, await component.readFromFlag(stored, media), "flag and readFromFlag");
      }),
    ),
    check("stores what its feature says that a dataset has of it", async () => {
      ensureJson(component.feature as Json, "feature");
      await forEachValue(async (value) => {
        const stored = await component.flag(value, media);
        ensure(
          fitsFeature(stored, component.feature),
          `${showValue(stored)} is not what the feature says: ${showValue(component.feature)}`,
        );
      });
    }),
    check("finds a value the same as itself, and not the same as none", () =>
      forEachValue((value) => {
        const { same, score, reason } = component.compare(value, value);
        ensure(same, `compare finds ${showValue(value)} different from itself${reason ? `: ${reason}` : ""}`);
        ensure(score === undefined || score === 1, `compare gives ${showValue(value)} and itself the score ${score}, not 1`);
        ensure(!component.compare(value, null).same, `compare finds ${showValue(value)} the same as no value`);
        ensure(!component.compare(null, value).same, `compare finds no value the same as ${showValue(value)}`);
      }),
    ),
    check("takes or refuses any value, naming the parameter, and never crashes", async () => {
      for (const value of hostileValues()) await takeOrRefuse(value);
      ensure(!("polluted" in {}), "a value changed the prototype of all objects");
    }),
    check("takes or refuses any result", async () => {
      for (const result of hostileResults()) {
        const made = await settle(() => component.postprocess(result as never, files));
        if ("error" in made) ensureRefusal(made.error, result, "postprocess");
        else ensureSame(component.parse(made.value), made.value, `postprocess made of ${showValue(result)} what parse does not take`);
      }
    }),
    check("describes its values by a JSON Schema that they fit", async () => {
      for (const way of ["input", "output"] as const) ensureJson(component.schema(way), `schema("${way}")`);
      await forEachValue((value) => {
        ensure(fits(value, "output"), `${showValue(value)} does not fit the schema of outputs`);
        const isEmpty = component.isEmpty(value);
        ensure(isEmpty || fits(value, direction), `${showValue(value)} does not fit the schema of ${direction}s`);
      });
    }),
    check("gives its view options that are JSON", async () => ensureJson(component.viewOptions(), "viewOptions")),
  ];

  async function takeOrRefuse(value: unknown): Promise<void> {
    const parsed = await settle(() => component.parse(value));
    if ("error" in parsed) {
      ensureRefusal(parsed.error, value, "parse");
      ensure(
        parsed.error instanceof HardcaseError && parsed.error.code === "HC_VALUE_INVALID" && parsed.error.parameter === label,
        `parse refused ${showValue(value)} without the name of the parameter`,
      );
      return;
    }
    ensureJson(parsed.value, "parse");
    const argument = await settle(() => component.preprocess(parsed.value, files));
    if ("error" in argument) ensureRefusal(argument.error, value, "preprocess");
    else if (!component.isEmpty(parsed.value)) {
      ensure(
        fits(parsed.value, direction),
        `parse and preprocess took ${showValue(value)}, which does not fit the schema of ${direction}s`,
      );
    }
  }
}

function check(name: string, run: () => Promise<unknown>): ContractCheck {
  return { name, run: async () => void (await run()) };
}

async function settle<Value>(face: () => Value | Promise<Value>): Promise<{ value: Value } | { error: unknown }> {
  try {
    return { value: await face() };
  } catch (error) {
    return { error };
  }
}

function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`${message}.`);
}

function ensureSame(actual: unknown, expected: unknown, message: string): void {
  ensure(isDeepStrictEqual(actual, expected), `${message}: ${showValue(expected)} became ${showValue(actual)}`);
}

function ensureAlike(component: AnyComponent, expected: Json, actual: Json, faces: string): void {
  const { same, reason } = component.compare(expected, actual);
  ensure(same, `${faces} made ${showValue(actual)} of ${showValue(expected)}${reason ? `: ${reason}` : ""}`);
}

function ensureJson(value: unknown, face: string): void {
  const isJson = value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value) ?? "null"), withoutGaps(value));
  ensure(isJson, `${face} gave what JSON cannot hold: ${showValue(value)}`);
}

/** A member that is `undefined` is left out of JSON, which loses nothing. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, withoutGaps(member)]])));
}

function ensureRefusal(error: unknown, value: unknown, face: string): void {
  const isRefusal = error instanceof InvalidValue || (error instanceof HardcaseError && error.status < 500);
  ensure(isRefusal, `${face} crashed on ${showValue(value)}: ${error}`);
}

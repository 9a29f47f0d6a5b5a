import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { HardcaseError } from "../hardcase-error.ts";
import { invalid } from "../invalid-value.ts";
import { showValue } from "../show-value.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `number()`. */
export interface NumberOptions extends ComponentOptions {
  /** Initial value. */
  readonly value?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Distance between allowed values, counted from `minimum` or 0. Default: any number. */
  readonly step?: number;
  /** Decimals to round to, for the argument and the result; 0 gives whole numbers. */
  readonly precision?: number;
  /** Unit shown at the end of the control, for example `"kg"`. */
  readonly unit?: string;
  readonly placeholder?: string;
  /** How far apart two results may lie and still be the same; `relative` is a share of the expected value. */
  readonly compare?: { readonly tolerance?: number; readonly relative?: number };
}

/** JSON has no word for these three, and a result that is one of them is a hard case worth keeping. */
const nonFinite = ["NaN", "Infinity", "-Infinity"] as const;

/** A number as the page holds it. */
export type NumberValue = number | (typeof nonFinite)[number];

const isNonFinite = (value: unknown): value is (typeof nonFinite)[number] =>
  typeof value === "string" && (nonFinite as readonly string[]).includes(value);

function round(value: number, precision: number | undefined): number {
  return precision === undefined || !Number.isFinite(value) ? value : Number(value.toFixed(precision));
}

const kind = defineComponent<NumberOptions, NumberValue, number, number>({
  name: "number",
  checkOptions({ minimum, maximum, step, precision }) {
    if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
      throw new HardcaseError("HC_COMPONENT_OPTIONS", `number(): minimum must not be above maximum, got ${minimum} and ${maximum}.`);
    }
    if (step !== undefined && !(step > 0)) {
      throw new HardcaseError("HC_COMPONENT_OPTIONS", `number(): step must be above 0, got ${showValue(step)}.`);
    }
    if (precision !== undefined && !(Number.isInteger(precision) && precision >= 0 && precision <= 100)) {
      throw new HardcaseError("HC_COMPONENT_OPTIONS", `number(): precision must be a whole number from 0 to 100, got ${showValue(precision)}.`);
    }
  },
  parse(value) {
    if (isNonFinite(value)) return value;
    return typeof value === "number" && Number.isFinite(value) ? value : invalid("a number", value);
  },
  preprocess(value, { minimum, maximum, precision }) {
    const argument = Number(value);
    if (!Number.isFinite(argument)) return invalid("a finite number", value);
    if (minimum !== undefined && argument < minimum) return invalid(`at least ${minimum}`, value);
    if (maximum !== undefined && argument > maximum) return invalid(`at most ${maximum}`, value);
    return round(argument, precision);
  },
  postprocess(result, { precision }) {
    if (typeof result !== "number") return invalid("a number", result);
    return Number.isFinite(result) ? round(result, precision) : (String(result) as NumberValue);
  },
  compare(expected, actual, { compare = {} }) {
    if (expected === actual) return { same: true };
    const difference = Math.abs(Number(expected) - Number(actual));
    const allowed = Math.max(compare.tolerance ?? 0, (compare.relative ?? 0) * Math.abs(Number(expected)));
    return difference <= allowed ? { same: true } : { same: false, reason: `${actual} is not ${expected}` };
  },
  schema({ minimum, maximum, precision }, direction) {
    const type = precision === 0 ? "integer" : "number";
    return direction === "input" ? { type, minimum, maximum } : { anyOf: [{ type }, { enum: nonFinite }] };
  },
  sample: ({ minimum, maximum }) => Math.min(Math.max(3, minimum ?? 3), maximum ?? 3),
  viewOptions: ({ minimum, maximum, step, unit, placeholder }) => ({ minimum, maximum, step, unit, placeholder }),
});

/**
 * A number. The function gets and returns a JavaScript number.
 *
 * @example
 * new Interface((celsius) => celsius * 1.8 + 32, number({ unit: "°C" }), number({ unit: "°F", precision: 1 }));
 */
export function number<const Options extends NumberOptions = NumberOptions>(
  options?: Options,
): Component<ArgumentOf<number, Options>, number, NumberValue> {
  return kind.create<ArgumentOf<number, Options>>(options ?? {});
}

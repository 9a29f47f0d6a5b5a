import { checkTolerance, compareNumbers, type NumberTolerance } from "../compare-numbers.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInRange, checkRangeOptions, nearestOnStep } from "../number-range.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { showValue } from "../show-value.ts";

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
  /** How far apart two results may lie and still be the same. */
  readonly compare?: NumberTolerance;
}

/** JSON has no word for these three, and a result that is one of them is a hard case worth keeping. */
const nonFinite = ["NaN", "Infinity", "-Infinity"] as const;

/** A number as the page holds it. */
export type NumberValue = number | (typeof nonFinite)[number];

const isNonFinite = (value: unknown): value is (typeof nonFinite)[number] =>
  typeof value === "string" && (nonFinite as readonly string[]).includes(value);

/** Adding 0 turns -0, which JSON cannot hold, into 0. */
function round(value: number, precision: number | undefined): number {
  return precision === undefined ? value + 0 : Number(value.toFixed(precision)) + 0;
}

function parse(value: unknown): NumberValue {
  if (isNonFinite(value)) return value;
  return typeof value === "number" && Number.isFinite(value) ? value + 0 : invalid("a number", value);
}

function toArgument(value: NumberValue, { precision, ...range }: NumberOptions): number {
  if (!Number.isFinite(Number(value))) return invalid("a finite number", value);
  const argument = round(Number(value), precision);
  checkInRange(argument, range);
  return argument;
}

const kind = defineComponent<NumberOptions, NumberValue, number, number, "submit">({
  name: "number",
  gradio: {
    type: "number",
    apiInfo: ({ precision }) => ({ type: precision === 0 ? "integer" : "number" }),
    events: ["change", "input", "focus", "blur", "submit"],
    props: ({ minimum, maximum, step, precision, placeholder }) => ({ minimum, maximum, step, precision, placeholder }),
  },
  events: ["submit"],
  checkOptions(options) {
    const { value, precision, compare } = options;
    checkRangeOptions("number", options);
    if (precision !== undefined && !(Number.isInteger(precision) && precision >= 0 && precision <= 100)) {
      throw optionError("number", `precision must be a whole number from 0 to 100, got ${showValue(precision)}`);
    }
    checkTolerance("number", compare);
    checkInitialValue("number", value, (given) => toArgument(parse(given), options));
  },
  parse,
  preprocess: toArgument,
  postprocess(result, { precision }) {
    if (typeof result !== "number") return invalid("a number", result);
    return Number.isFinite(result) ? round(result, precision) : (String(result) as NumberValue);
  },
  compare: (expected, actual, { compare }) => compareNumbers(expected, actual, compare),
  feature: () => ({ type: "number" }),
  schema({ minimum, maximum, precision }, direction) {
    const type = precision === 0 ? "integer" : "number";
    return direction === "input" ? { type, minimum, maximum } : { anyOf: [{ type }, { enum: nonFinite }] };
  },
  sample: ({ precision, ...range }) => round(nearestOnStep(3, range), precision),
  viewOptions: ({ minimum, maximum, step, unit, placeholder }) => ({ minimum, maximum, step, unit, placeholder }),
});

/**
 * A number. The function gets and returns a JavaScript number.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface((celsius) => celsius * 1.8 + 32, number({ unit: "°C" }), number({ unit: "°F", precision: 1 }));
 */
export function number<const Options extends NumberOptions = NumberOptions>(
  options?: Options,
): Component<ArgumentOf<number, Options>, number, NumberValue, "submit", NumberOptions> {
  return kind.create<ArgumentOf<number, Options>>(options ?? {});
}

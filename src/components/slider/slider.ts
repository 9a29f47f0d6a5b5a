import { checkTolerance, compareNumbers, type NumberTolerance } from "../compare-numbers.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInRange, checkRangeOptions, nearestOnStep, withoutNoise } from "../number-range.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `slider()`, beside its ends and its value. */
export interface SliderOptions extends ComponentOptions {
  /**
   * Distance between allowed values, counted from the minimum. Default: any value is allowed, and the handle moves by 1 where the
   * ends and the value are whole and at least 10 apart, else by a hundredth of the range, rounded down to a power of ten.
   */
  readonly step?: number;
  /** Unit shown beside the value, for example `"%"`. */
  readonly unit?: string;
  /** How far apart two values may lie and still be the same. */
  readonly compare?: NumberTolerance;
}

/** What `update()` may change. */
interface ChangeableSlider extends SliderOptions {
  readonly minimum?: number;
  readonly maximum?: number;
}

interface ReadOptions extends SliderOptions {
  readonly minimum: number;
  readonly maximum: number;
  readonly value?: number;
}

function parse(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value + 0 : invalid("a number", value);
}

function toArgument(value: number, options: ReadOptions): number {
  checkInRange(value, options);
  return value;
}

function handleStep({ minimum, maximum, value = minimum, step }: ReadOptions): number {
  if (step !== undefined) return step;
  const range = maximum - minimum;
  if ([minimum, maximum, value].every(Number.isInteger) && range >= 10) return 1;
  return withoutNoise(10 ** Math.floor(Math.log10(range) - 2));
}

const kind = defineComponent<ReadOptions, number, number, number, "release">({
  name: "slider",
  gradio: {
    type: "slider",
    apiInfo: ({ minimum, maximum }) => ({ type: "number", description: `numeric value between ${minimum} and ${maximum}` }),
    events: ["change", "input", "release"],
    props: (options) => ({ minimum: options.minimum, maximum: options.maximum, step: handleStep(options) }),
  },
  events: ["release"],
  checkOptions(options) {
    const { minimum, maximum, value } = options;
    checkRangeOptions("slider", options);
    checkTolerance("slider", options.compare);
    if (minimum === maximum) throw optionError("slider", `maximum must be above minimum, got ${minimum} twice`);
    checkInitialValue("slider", value, (given) => toArgument(parse(given), options));
  },
  initial: ({ minimum }) => minimum,
  parse,
  preprocess: toArgument,
  postprocess: (result, options) => toArgument(parse(result), options),
  compare: (expected, actual, { compare }) => compareNumbers(expected, actual, compare),
  feature: () => ({ type: "number" }),
  schema: ({ minimum, maximum }) => ({ type: "number", minimum, maximum }),
  sample: (options) => nearestOnStep((options.minimum + options.maximum) / 2, options),
  viewOptions: (options) => ({ minimum: options.minimum, maximum: options.maximum, step: handleStep(options), unit: options.unit }),
});

/**
 * A number between two ends, by default 0 and 100. It starts at `value`, else at the minimum, and is never empty.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the ends, the value and the step cannot hold together.
 * @example
 * new Interface((percent) => percent / 100, slider(0, 100, 50, { step: 5, unit: "%" }), "number");
 */
export function slider<const Options extends SliderOptions = SliderOptions>(
  minimum = 0,
  maximum = 100,
  value?: number,
  options?: Options,
): Component<ArgumentOf<number, Options>, number, number, "release", ChangeableSlider> {
  return kind.create<ArgumentOf<number, Options>>({ ...options, minimum, maximum, ...(value !== undefined && { value }) }) as never;
}

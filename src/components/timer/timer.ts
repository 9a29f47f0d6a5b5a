import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";

/** Options of `timer()`, beside its seconds. */
export interface TimerOptions extends ComponentOptions {
  /** Whether it ticks. Default `true`. */
  readonly active?: boolean;
}

interface ReadOptions extends TimerOptions {
  readonly value?: number;
}

/** What a browser can wait, 2³¹ - 1 milliseconds. */
const longest = 2_147_483;

function parse(value: unknown): number {
  const canWait = typeof value === "number" && value > 0 && value <= longest;
  return canWait ? value : invalid(`a number of seconds above 0 and at most ${longest}`, value);
}

const kind = defineComponent<ReadOptions, number, number, number, "tick">({
  name: "timer",
  gradio: {
    type: "timer",
    apiInfo: () => ({ type: "number" }),
    events: ["change", "tick"],
    props: ({ active }) => ({ active }),
  },
  place: "input",
  events: ["tick"],
  checkOptions({ value, active }) {
    checkInitialValue("timer", value, parse);
    if (active !== undefined && typeof active !== "boolean") {
      throw optionError("timer", `active must be true or false, got ${showValue(active)}`);
    }
  },
  parse,
  preprocess: (value) => value,
  postprocess: parse,
  compare: (expected, actual) => (expected === actual ? { same: true } : { same: false, reason: `${actual} s is not ${expected} s` }),
  feature: () => ({ type: "number" }),
  schema: () => ({ type: "number", exclusiveMinimum: 0, maximum: longest }),
  sample: ({ value = 1 }) => value,
  viewOptions: ({ active = true }) => ({ isActive: active }),
});

/**
 * Nothing to see: runs its `tick` listeners again and again while the page is open and in sight. Ticks that a sleeping computer or
 * a hidden page missed are left out. `update({ active: false })` stops it.
 *
 * @param seconds Between two ticks.
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for seconds that cannot be waited.
 * @example
 * const clock = text({ label: "Time" });
 * timer(1).tick(() => new Date().toISOString(), null, clock);
 */
export function timer(seconds = 1, options?: TimerOptions): Component<number, number, number, "tick", TimerOptions> {
  return kind.create({ ...options, value: seconds });
}

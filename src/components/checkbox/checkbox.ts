import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `checkbox()`. */
export interface CheckboxOptions extends ComponentOptions {
  /** Whether it is ticked at first. Default `false`. */
  readonly value?: boolean;
}

const parse = (value: unknown): boolean => (typeof value === "boolean" ? value : invalid("true or false", value));

const kind = defineComponent<CheckboxOptions, boolean, boolean, boolean, "select">({
  name: "checkbox",
  gradio: { type: "checkbox", events: ["change", "input", "select"] },
  events: ["select"],
  checkOptions: ({ value }) => checkInitialValue("checkbox", value, parse),
  initial: () => false,
  parse,
  preprocess: (value) => value,
  postprocess: parse,
  compare: (expected, actual) => (expected === actual ? { same: true } : { same: false, reason: `${actual} is not ${expected}` }),
  feature: () => ({ type: "boolean" }),
  schema: () => ({ type: "boolean" }),
  sample: () => true,
  viewOptions: () => ({}),
});

/**
 * Yes or no. The function gets and returns a boolean; it is never empty.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when `value` is no boolean.
 * @example
 * new Interface((text, isLoud) => (isLoud ? text.toUpperCase() : text), ["text", checkbox({ label: "Loud" })], "text");
 */
export function checkbox<const Options extends CheckboxOptions = CheckboxOptions>(
  options?: Options,
): Component<ArgumentOf<boolean, Options>, boolean, boolean, "select", CheckboxOptions> {
  return kind.create<ArgumentOf<boolean, Options>>(options ?? {});
}

import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { type Color, parseColor } from "./parse-color.ts";

/** Options of `colorPicker()`. */
export interface ColorPickerOptions extends ComponentOptions {
  /** Initial colour. Default black, and none where it is optional. */
  readonly value?: string;
}

function parse(value: unknown): Color {
  const color = typeof value === "string" ? parseColor(value) : null;
  return color ?? invalid('a colour such as "#3f51b5", "rgb(63 81 181)" or "hsl(231 48% 48%)"', value);
}

const kind = defineComponent<ColorPickerOptions, Color, Color, string, "submit">({
  name: "colorPicker",
  gradio: {
    type: "colorpicker",
    apiInfo: () => ({ type: "string" }),
    events: ["change", "input", "focus", "blur", "submit"],
  },
  events: ["submit"],
  checkOptions: ({ value }) => checkInitialValue("colorPicker", value, parse),
  initial: ({ optional }) => (optional ? null : "#000000"),
  parse,
  preprocess: (value) => value,
  postprocess: parse,
  compare: (expected, actual) => (expected === actual ? { same: true } : { same: false, reason: `${actual} is not ${expected}` }),
  feature: () => ({ type: "text" }),
  schema: () => ({ type: "string", pattern: "^#[0-9a-f]{6}$" }),
  sample: () => "#3f51b5",
  viewOptions: () => ({}),
});

/**
 * A colour. The function gets `#rrggbb` in lower case, and returns any colour that CSS writes as hexadecimal digits, `rgb()` or
 * `hsl()`, as long as it cannot be seen through.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when `value` is no such colour.
 * @example
 * new Interface((color) => Number.parseInt(color.slice(1, 3), 16), colorPicker({ label: "Colour" }), number({ label: "Red" }));
 */
export function colorPicker<const Options extends ColorPickerOptions = ColorPickerOptions>(
  options?: Options,
): Component<ArgumentOf<Color, Options>, string, Color, "submit", ColorPickerOptions> {
  return kind.create<ArgumentOf<Color, Options> & Color>(options ?? {}) as never;
}

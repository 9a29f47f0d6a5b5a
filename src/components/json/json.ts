import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type Json } from "../define-component.ts";
import { checkInitialValue, checkWholeOption } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { findDifference } from "./find-difference.ts";
import { toJson } from "./to-json.ts";

/** Options of `json()`. */
export interface JsonOptions extends ComponentOptions {
  /** Initial value. */
  readonly value?: unknown;
  /** As an input: lines shown at least. Default 6. */
  readonly lines?: number;
  readonly placeholder?: string;
}

const kind = defineComponent<JsonOptions, Json, Json, unknown, "submit" | "copy">({
  name: "json",
  gradio: { type: "json", apiInfo: () => ({ type: {}, description: "any valid json" }), events: ["change"] },
  events: ["submit", "copy"],
  checkOptions({ value, lines }) {
    checkWholeOption("json", "lines", lines, 1);
    checkInitialValue("json", value, toJson);
  },
  parse: toJson,
  preprocess: (value) => value,
  postprocess: toJson,
  compare(expected, actual) {
    const reason = findDifference(expected, actual);
    return reason === null ? { same: true } : { same: false, reason };
  },
  schema: () => ({}),
  sample: () => ({ name: "Ada", scores: [0.5, 1], isHuman: true, notes: null }),
  viewOptions: ({ lines = 6, placeholder }) => ({ lines, placeholder }),
});

/**
 * Any JSON value. A function may return whatever JSON can hold, typed arrays and dates included; what JSON would lose
 * silently, such as a function or NaN, is refused with its path.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when `value` is not JSON.
 * @example
 * new Interface((text) => ({ words: text.split(" "), length: text.length }), "text", "json");
 */
export function json<const Options extends JsonOptions = JsonOptions>(
  options?: Options,
): Component<ArgumentOf<Exclude<Json, null>, Options>, unknown, Json, "submit" | "copy", JsonOptions> {
  return kind.create<ArgumentOf<Exclude<Json, null>, Options>>(options ?? {});
}

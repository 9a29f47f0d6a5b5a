import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { showValue } from "../show-value.ts";
import { checkTextComparison, compareTexts, type TextComparison } from "../text/compare-texts.ts";

/** Options of `html()`. */
export interface HtmlOptions extends ComponentOptions {
  /** HTML that stands there until a run answers. */
  readonly value?: string;
  /** Room around the content. Default `true`. */
  readonly padding?: boolean;
  /** What does not count as a difference between two HTML texts. Default: everything counts. */
  readonly compare?: TextComparison;
}

const parse = (value: unknown): string => (typeof value === "string" ? value : invalid("an HTML text", value));

const kind = defineComponent<HtmlOptions, string, string, string, "click">({
  name: "html",
  gradio: { type: "html", apiInfo: () => ({ type: "string" }), events: ["change", "click"] },
  place: "output",
  events: ["click"],
  checkOptions({ value, padding, compare }) {
    checkTextComparison("html", compare);
    checkInitialValue("html", value, parse);
    if (padding !== undefined && typeof padding !== "boolean") {
      throw optionError("html", `padding must be true or false, got ${showValue(padding)}`);
    }
  },
  isEmpty: (value) => value === "",
  parse,
  preprocess: (value) => value,
  postprocess: parse,
  compare: (expected, actual, { compare }) => compareTexts(expected, actual, compare),
  feature: () => ({ type: "text" }),
  schema: () => ({ type: "string", contentMediaType: "text/html" }),
  sample: () => '<p>A <strong style="color: var(--accent-ink)">bold</strong> claim with a <a href="https://example.org">source</a>.</p>',
  viewOptions: ({ padding = true }) => ({ hasPadding: padding }),
});

/**
 * HTML of one's own, in a corner of its own: its styles do not reach the page, and the page's tokens such as `var(--accent)` reach
 * it. Scripts, event handlers, forms and frames are taken out, whoever wrote them; pictures come from `data:` addresses or from this
 * server. A click on an element with `data-*` attributes is a `click` event whose detail has them.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when `value` is no text.
 * @example
 * new Interface((name) => `<h2>Hello ${name.replaceAll("<", "&lt;")}</h2>`, "text", html());
 */
export function html<const Options extends HtmlOptions = HtmlOptions>(
  options?: Options,
): Component<ArgumentOf<string, Options>, string, string, "click", HtmlOptions> {
  return kind.create<ArgumentOf<string, Options>>((options ?? {}) as HtmlOptions);
}

import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { checkTextComparison, compareTexts, type TextComparison } from "../text/compare-texts.ts";

/** Options of `markdown()`. */
export interface MarkdownOptions extends ComponentOptions {
  /** Markdown to start with; of an output it is the text that stands there until a run answers. */
  readonly value?: string;
  /** As an input: lines shown at least. Default 6. */
  readonly lines?: number;
  readonly placeholder?: string;
  /** What does not count as a difference between two texts. Default: everything counts. */
  readonly compare?: TextComparison;
}

const parse = (value: unknown): string => (typeof value === "string" ? value : invalid("a Markdown text", value));

const kind = defineComponent<MarkdownOptions, string, string | null, string, "submit" | "copy">({
  name: "markdown",
  gradio: { type: "markdown", apiInfo: () => ({ type: "string" }), events: ["change", "copy"] },
  events: ["submit", "copy"],
  checkOptions({ value, lines, compare }) {
    checkWholeOption("markdown", "lines", lines, 1);
    checkTextComparison("markdown", compare);
    checkInitialValue("markdown", value, parse);
  },
  isEmpty: (value) => value === "",
  parse,
  preprocess: (value, { optional }) => (value === "" && optional ? null : value),
  postprocess: parse,
  compare: (expected, actual, { compare }) => compareTexts(expected, actual, compare),
  feature: () => ({ type: "text" }),
  schema: () => ({ type: "string", contentMediaType: "text/markdown" }),
  sample: () => "A **bold** claim with a [source](https://example.org).",
  viewOptions: ({ lines = 6, placeholder }) => ({ lines, placeholder }),
});

/**
 * Markdown, shown formatted; the function gets and returns its source. HTML inside it is shown as text, and links that
 * could run code are emptied. GitHub's tables, task lists, footnotes and strikethrough work.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface((name) => `# Hello ${name}\n\nYour name has **${name.length}** letters.`, "text", "markdown");
 */
export function markdown<const Options extends MarkdownOptions = MarkdownOptions>(
  options?: Options,
): Component<ArgumentOf<string, Options>, string, string, "submit" | "copy", MarkdownOptions> {
  return kind.create<ArgumentOf<string, Options>>(options ?? {});
}

import { checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { checkTextComparison, compareTexts, type TextComparison } from "../text/compare-texts.ts";
import { type CodeLanguage, codeLanguages } from "./code-language.ts";

export type { CodeLanguage } from "./code-language.ts";

/** Options of `code()`. */
export interface CodeOptions extends ComponentOptions {
  /** Initial text. */
  readonly value?: string;
  /** What is coloured and how lines are indented; nothing of it is checked. Default `"text"`. */
  readonly language?: CodeLanguage;
  /** Lines shown at least. Default 5. */
  readonly lines?: number;
  /** Lines shown at most; a longer text scrolls. Default 24. */
  readonly maxLines?: number;
  /** Whether lines have numbers. Default `true`. */
  readonly lineNumbers?: boolean;
  /** Whether a long line goes on below, rather than out of sight. Default `false`. */
  readonly wrap?: boolean;
  readonly placeholder?: string;
  /** What does not count as a difference between two texts. Default: everything counts. */
  readonly compare?: TextComparison;
}

const parse = (value: unknown): string => (typeof value === "string" ? value : invalid("a text", value));

const samples: { readonly [Language in CodeLanguage]: string } = {
  javascript: 'const greet = (name) => "Hello " + name;\nconsole.log(greet("Ada")); // Hello Ada\n',
  typescript: "const square = (side: number): number => side ** 2;\n",
  python: 'def greet(name: str) -> str:\n    """Says hello."""\n    return f"Hello {name}"\n',
  json: '{\n  "name": "Ada",\n  "age": 36\n}\n',
  html: '<p class="greeting">Hello <b>Ada</b></p>\n',
  css: ".greeting {\n  color: teal;\n}\n",
  markdown: "# Hello\n\nThis is *Ada*.\n",
  sql: "SELECT name, age FROM people WHERE age > 30;\n",
  yaml: "name: Ada\nage: 36\n",
  shell: 'for name in Ada Grace; do echo "Hello $name"; done\n',
  text: "Hello Ada\n",
};

const kind = defineComponent<CodeOptions, string, string | null, string, "submit" | "copy">({
  name: "code",
  gradio: {
    type: "code",
    events: ["change", "input", "focus", "blur"],
    props: ({ language, lines = 5, maxLines }) => ({ language: language === "text" ? null : language, lines, max_lines: maxLines }),
  },
  events: ["submit", "copy"],
  checkOptions({ value, language, lines, maxLines, compare }) {
    checkOneOf("code", "language", language, codeLanguages);
    checkWholeOption("code", "lines", lines, 1);
    checkWholeOption("code", "maxLines", maxLines, 1);
    checkTextComparison("code", compare);
    checkInitialValue("code", value, parse);
  },
  isEmpty: (value) => value === "",
  parse,
  preprocess: (value, { optional }) => (value === "" && optional ? null : value),
  postprocess: parse,
  compare: (expected, actual, { compare }) => compareTexts(expected, actual, compare),
  feature: () => ({ type: "text" }),
  schema: () => ({ type: "string" }),
  sample: ({ language = "text" }) => samples[language],
  viewOptions: ({ language = "text", lines = 5, maxLines = 24, lineNumbers = true, wrap = false, placeholder }) => ({
    language,
    lines,
    maxLines: Math.max(lines, maxLines),
    lineNumbers,
    wrap,
    placeholder,
  }),
});

/**
 * Code, or any text that wants a fixed width: an editor with colours as an input, and the same colours with a button to copy as
 * an output. The function gets and returns a string; an empty text counts as no value.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface((source) => JSON.stringify(JSON.parse(source), null, 2), code({ language: "json" }), code({ language: "json" }));
 */
export function code<const Options extends CodeOptions = CodeOptions>(
  options?: Options,
): Component<ArgumentOf<string, Options>, string, string, "submit" | "copy", CodeOptions> {
  return kind.create<ArgumentOf<string, Options>>(options ?? {});
}

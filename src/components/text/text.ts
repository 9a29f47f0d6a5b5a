import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { showValue } from "../show-value.ts";
import { checkTextComparison, compareTexts, type TextComparison } from "./compare-texts.ts";

/** Options of `text()`. */
export interface TextOptions extends ComponentOptions {
  /** Initial value. */
  readonly value?: string;
  /** Lines shown at least. One line is a field where Enter submits; more are an area where Ctrl+Enter does. Default 1. */
  readonly lines?: number;
  /** Lines shown at most; a longer text scrolls. Default 20. */
  readonly maxLines?: number;
  readonly placeholder?: string;
  /** In UTF-16 code units, as HTML counts them. */
  readonly minLength?: number;
  /** In UTF-16 code units, as HTML counts them. */
  readonly maxLength?: number;
  /** What an input of one line expects; `"email"` is checked, `"password"` is hidden while typed. Default `"text"`. */
  readonly type?: "text" | "password" | "email";
  /** Puts the cursor into this input when the page opens. Default `false`. */
  readonly autofocus?: boolean;
  /** What does not count as a difference between two texts. Default: everything counts. */
  readonly compare?: TextComparison;
}

const types = ["text", "password", "email"];

/** The pattern by which HTML's own e-mail fields judge. */
const email = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

const counted = (length: number) => `${length} ${length === 1 ? "character" : "characters"}`;

function parse(value: unknown): string {
  return typeof value === "string" ? value : invalid("a text", value);
}

function toArgument(value: string, { optional, minLength = 0, maxLength = Infinity, type }: TextOptions): string | null {
  if (value === "" && optional) return null;
  if (value.length < minLength) return invalid(`at least ${counted(minLength)} long`, value);
  if (value.length > maxLength) return invalid(`at most ${counted(maxLength)} long`, value);
  if (type === "email" && !email.test(value)) return invalid("an e-mail address", value);
  return value;
}

const kind = defineComponent<TextOptions, string, string | null, string, "submit" | "copy">({
  name: "text",
  gradio: {
    type: "textbox",
    apiInfo: () => ({ type: "string" }),
    events: ["change", "input", "focus", "blur", "submit", "copy"],
    props: ({ type = "text", lines = 1, maxLines, placeholder, maxLength, autofocus }) => ({
      type,
      lines,
      max_lines: maxLines,
      placeholder,
      max_length: maxLength,
      autofocus,
    }),
  },
  events: ["submit", "copy"],
  checkOptions(options) {
    const { value, lines = 1, maxLines = 20, minLength, maxLength, type = "text", compare } = options;
    checkWholeOption("text", "lines", lines, 1);
    checkWholeOption("text", "maxLines", maxLines, 1);
    checkWholeOption("text", "minLength", minLength, 0);
    checkWholeOption("text", "maxLength", maxLength, 1);
    if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
      throw optionError("text", `minLength must not be above maxLength, got ${minLength} and ${maxLength}`);
    }
    if (!types.includes(type)) throw optionError("text", `type must be "text", "password" or "email", got ${showValue(type)}`);
    if (lines > 1 && type !== "text") throw optionError("text", `type "${type}" must have one line, got lines: ${lines}`);
    checkTextComparison("text", compare);
    checkInitialValue("text", value, (given) => toArgument(parse(given), { ...options, minLength: 0 }));
  },
  isEmpty: (value) => value === "",
  parse,
  preprocess: toArgument,
  postprocess: (result) => (typeof result === "string" ? result : invalid("a text", result)),
  compare: (expected, actual, { compare }) => compareTexts(expected, actual, compare),
  feature: () => ({ type: "text" }),
  schema({ minLength, maxLength, type }, direction) {
    if (direction === "output") return { type: "string" };
    return {
      type: "string",
      minLength,
      maxLength,
      ...(type === "email" && { format: "email" }),
      ...(type === "password" && { format: "password" }),
    };
  },
  sample({ minLength = 0, maxLength = Infinity, type }) {
    if (type === "email") return "ada@host.example";
    return "Hello there ".padEnd(minLength, "and there ").slice(0, maxLength).trimEnd().padEnd(minLength, ".");
  },
  viewOptions: ({ lines = 1, maxLines = 20, placeholder, minLength, maxLength, type = "text", autofocus = false }) => ({
    lines,
    maxLines: Math.max(lines, maxLines),
    placeholder,
    minLength,
    maxLength,
    type,
    autofocus,
  }),
});

/**
 * A text. The function gets and returns a string; an empty text counts as no value, so an optional one gives `null`.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface((prompt) => prompt.toUpperCase(), text({ lines: 3, placeholder: "A prompt" }), "text");
 */
export function text<const Options extends TextOptions = TextOptions>(
  options?: Options,
): Component<ArgumentOf<string, Options>, string, string, "submit" | "copy", TextOptions> {
  return kind.create<ArgumentOf<string, Options>>(options ?? {});
}

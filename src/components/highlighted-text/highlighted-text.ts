import { checkTolerance, type NumberTolerance } from "../compare-numbers.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { checkLabelColors, type LabelColors } from "../label-colors.ts";
import { checkInitialValue } from "../option-error.ts";
import { compareHighlights } from "./compare-highlights.ts";
import { fromGradioHighlights, gradioHighlights } from "./gradio-highlights.ts";
import {
  combineParts,
  type HighlightedTextResult,
  type HighlightedTextValue,
  parseHighlightedText,
  toHighlightedText,
} from "./highlighted-value.ts";

export type { HighlightedPart, HighlightedTextResult, HighlightedTextValue, TextEntity } from "./highlighted-value.ts";

/** Options of `highlightedText()`. */
export interface HighlightedTextOptions extends ComponentOptions {
  /** Initial text. */
  readonly value?: HighlightedTextResult;
  /** Colours of labels; the others get the page's own in turn. */
  readonly colorMap?: LabelColors;
  /** Whether neighbours with the same label become one part. Default `false`. */
  readonly combineAdjacent?: boolean;
  /** What stands between the texts of parts that are combined. Default: nothing. */
  readonly adjacentSeparator?: string;
  /** Whether the labels stand above the text with their colours. Default `true`. */
  readonly showLegend?: boolean;
  /** Whether each part that is marked shows its label beside it. Default `true`. */
  readonly showInlineLabels?: boolean;
  /** How far apart two scores may lie and still be the same. */
  readonly compare?: NumberTolerance;
}

const fromResult = (result: HighlightedTextResult, { combineAdjacent, adjacentSeparator = "" }: HighlightedTextOptions) => {
  const parts = toHighlightedText(result);
  return combineAdjacent ? combineParts(parts, adjacentSeparator) : parts;
};

const kind = defineComponent<HighlightedTextOptions, HighlightedTextValue, HighlightedTextValue, HighlightedTextResult, "select">({
  name: "highlightedText",
  gradio: {
    type: "highlightedtext",
    apiInfo: () => gradioHighlights,
    events: ["change", "select"],
    write: (value) => value.map(({ text, label }) => ({ token: text, class_or_confidence: label })),
    read: fromGradioHighlights,
  },
  place: "output",
  events: ["select"],
  checkOptions(options) {
    checkLabelColors("highlightedText", options.colorMap);
    checkTolerance("highlightedText", options.compare);
    checkInitialValue("highlightedText", options.value, (given) => fromResult(given, options));
  },
  isEmpty: (value) => value.length === 0,
  parse: parseHighlightedText,
  preprocess: (value) => value,
  postprocess: fromResult,
  compare: (expected, actual, { compare }) => compareHighlights(expected, actual, compare),
  feature: () => ({ type: "list", of: { type: "record", fields: { text: { type: "text" }, label: { type: "text" } } } }),
  schema: () => ({
    type: "array",
    items: {
      type: "object",
      required: ["text", "label"],
      properties: { text: { type: "string" }, label: { type: ["string", "number", "null"] } },
    },
  }),
  sample: () => [
    { text: "Ada Lovelace", label: "person" },
    { text: " lived in ", label: null },
    { text: "London", label: "place" },
    { text: ".", label: null },
  ],
  viewOptions: ({ colorMap = {}, showLegend = true, showInlineLabels = true, compare = {} }) => ({
    colorMap: { ...colorMap },
    showLegend,
    showInlineLabels,
    compare: { ...compare },
  }),
});

/**
 * A text with parts that are marked: by a class, such as a part of speech or a named entity, or by a score from -1 to 1. An
 * output only.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface(
 *   (text) => ({ text, entities: [...text.matchAll(/\d+/g)].map(({ 0: found, index }) => ({ entity: "number", start: index, end: index + found.length })) }),
 *   "text",
 *   highlightedText({ colorMap: { number: 5 } }),
 * );
 */
export function highlightedText(
  options: HighlightedTextOptions = {},
): Component<HighlightedTextValue, HighlightedTextResult, HighlightedTextValue, "select", HighlightedTextOptions> {
  return kind.create(options);
}

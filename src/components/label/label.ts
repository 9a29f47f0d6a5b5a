import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption } from "../option-error.ts";
import { compareLabels, type LabelComparison } from "./compare-labels.ts";
import { gradioLabel } from "./gradio-label.ts";

/** One class and how sure the model is of it, usually from 0 to 1. */
export interface Confidence {
  readonly label: string;
  readonly confidence: number;
}

/** A classification as the page holds it: the top class, and all classes that came with a confidence, surest first. */
export interface LabelValue {
  readonly label: string;
  /** Empty for a class that came without one. */
  readonly confidences: readonly Confidence[];
}

/** What a function may return for a label: the class alone, a confidence for each class, or both spelled out. */
export type LabelResult =
  | string
  | number
  | { readonly [className: string]: number }
  | { readonly label: string; readonly confidences?: readonly Confidence[] };

/** Options of `label()`. */
export interface LabelOptions extends ComponentOptions {
  /** Initial value. */
  readonly value?: LabelResult;
  /** How many classes with a confidence are kept, from the surest on. Default: all. */
  readonly numTopClasses?: number;
  /** Whether the top class stands in large type above the bars. Default `true`. */
  readonly showHeading?: boolean;
  readonly compare?: LabelComparison;
}

type StoredLabel = { readonly label: string; readonly confidences: readonly { readonly label: string; readonly confidence: number }[] };

const expected = "a class, or a confidence for each class";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function parse(value: unknown): StoredLabel {
  if (!isRecord(value) || typeof value.label !== "string") return invalid("a class as { label, confidences? }", value);
  if (value.confidences === undefined || value.confidences === null) return { label: value.label, confidences: [] };
  if (!Array.isArray(value.confidences)) return invalid("a list under confidences", value.confidences);
  return { label: value.label, confidences: value.confidences.map(parseConfidence) };
}

function parseConfidence(value: unknown): Confidence {
  if (!isRecord(value) || typeof value.label !== "string") return invalid("a confidence as { label, confidence }", value);
  if (!Number.isFinite(value.confidence)) return invalid("a finite number as the confidence", value.confidence);
  return { label: value.label, confidence: value.confidence as number };
}

function fromResult(result: LabelResult, { numTopClasses }: LabelOptions): StoredLabel {
  if (typeof result === "string" || typeof result === "number") return { label: String(result), confidences: [] };
  if (!isRecord(result)) return invalid(expected, result);
  const { label, confidences = [] } = spellOut(result);
  const sorted = confidences.toSorted((one, other) => other.confidence - one.confidence);
  const top = label ?? sorted[0]?.label ?? invalid(expected, result);
  return { label: top, confidences: sorted.slice(0, numTopClasses) };
}

/** A text under `label` cannot be a confidence, so it marks the spelled-out form. */
function spellOut(result: Record<string, unknown>): Partial<LabelValue> {
  if (typeof result.label === "string") return parse(result);
  return { confidences: Object.entries(result).map(([label, confidence]) => parseConfidence({ label, confidence })) };
}

const kind = defineComponent<LabelOptions, StoredLabel, LabelValue, LabelResult, "select">({
  name: "label",
  gradio: {
    type: "label",
    apiInfo: () => gradioLabel,
    events: ["change", "select"],
    props: ({ numTopClasses, showHeading }) => ({ num_top_classes: numTopClasses, show_heading: showHeading }),
    write: ({ label, confidences }) => ({ label, confidences: confidences.length === 0 ? null : confidences }),
  },
  events: ["select"],
  place: "output",
  checkOptions(options) {
    checkWholeOption("label", "numTopClasses", options.numTopClasses, 1);
    checkWholeOption("label", "compare.within", options.compare?.within, 1);
    checkInitialValue("label", options.value, (given) => fromResult(given, options));
  },
  parse,
  preprocess: (value) => value,
  postprocess: fromResult,
  compare: (expected, actual, { compare }) => compareLabels(expected, actual, compare),
  feature: () => ({
    type: "record",
    fields: {
      label: { type: "class", names: [], isOpen: true },
      confidences: { type: "list", of: { type: "record", fields: { label: { type: "text" }, confidence: { type: "number" } } } },
    },
  }),
  schema: () => ({
    type: "object",
    required: ["label"],
    properties: {
      label: { type: "string" },
      confidences: {
        type: "array",
        items: {
          type: "object",
          required: ["label", "confidence"],
          properties: { label: { type: "string" }, confidence: { type: "number" } },
        },
      },
    },
  }),
  sample: (options) => fromResult({ cat: 0.9, dog: 0.08, fox: 0.02 }, options),
  viewOptions: ({ showHeading = true }) => ({ showHeading }),
});

/**
 * The class that a model chose, with its confidence in each. An output only. Two results are the same when their top class is,
 * or, with `compare: { within: 3 }`, when the expected one is among the three surest.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface((text) => ({ friendly: text.length > 9 ? 0.7 : 0.2, rude: 0.3 }), "text", label({ numTopClasses: 3 }));
 */
export function label(options: LabelOptions = {}): Component<LabelValue, LabelResult, LabelValue, "select", LabelOptions> {
  return kind.create(options);
}

import type { Comparison } from "../component.ts";
import type { DatasetFeature } from "../dataset-feature.ts";
import type { JsonSchema } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { isText } from "./button-options.ts";

const parse = (value: unknown): string => (isText(value) ? value : invalid("a text that is not empty", value));

/** The faces of a button whose value is its text. */
export const textFaces = {
  place: "input",
  parse,
  preprocess: (value: string): string => value,
  postprocess: parse,
  compare: (expected: string, actual: string): Comparison =>
    expected === actual ? { same: true } : { same: false, reason: `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}` },
  feature: (): DatasetFeature => ({ type: "text" }),
  schema: (): JsonSchema => ({ type: "string", minLength: 1, pattern: "\\S" }),
} as const;

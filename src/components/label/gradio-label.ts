import type { JsonSchema } from "../define-component.ts";

const className = { anyOf: [{ type: "string" }, { type: "integer" }, { type: "number" }, { type: "null" }] } as const;

/** Gradio's schema of a classification. */
export const gradioLabel: JsonSchema = {
  title: "LabelData",
  type: "object",
  properties: {
    label: { ...className, title: "Label", default: null },
    confidences: {
      title: "Confidences",
      anyOf: [
        {
          type: "array",
          items: {
            title: "LabelConfidence",
            type: "object",
            properties: { label: className, confidence: { anyOf: [{ type: "number" }, { type: "null" }], default: null } },
          },
        },
        { type: "null" },
      ],
      default: null,
    },
  },
};

import type { JsonSchema } from "../define-component.ts";

/** Gradio's schema of a text with marked parts. */
export const gradioHighlights: JsonSchema = {
  title: "HighlightedTextData",
  type: "array",
  items: {
    title: "HighlightedToken",
    type: "object",
    required: ["token"],
    properties: {
      token: { type: "string", title: "Token" },
      class_or_confidence: { anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }], default: null },
    },
  },
};

/** Parts as Gradio's clients send them; whatever else comes is left for the kind to refuse. */
export function fromGradioHighlights(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((part: unknown) => {
    const { token, class_or_confidence: label = null } = (part ?? {}) as { readonly [name: string]: unknown };
    return token === undefined ? part : { text: token, label };
  });
}

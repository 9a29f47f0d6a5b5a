import type { JsonSchema } from "../define-component.ts";

/** Gradio's schema of a table. */
export const gradioDataframe: JsonSchema = {
  title: "DataframeData",
  type: "object",
  required: ["headers", "data"],
  properties: {
    headers: { title: "Headers", type: "array", items: {} },
    data: { title: "Data", type: "array", items: { type: "array", items: {} } },
    metadata: {
      title: "Metadata",
      anyOf: [{ type: "object", additionalProperties: { anyOf: [{ type: "array", items: {} }, { type: "null" }] } }, { type: "null" }],
      default: null,
    },
  },
};

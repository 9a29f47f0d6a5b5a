import type { JsonSchema } from "../define-component.ts";
import { gradioFile } from "../gradio-face.ts";

/** Gradio's schema of a text with files. */
export const gradioMultimodalText: JsonSchema = {
  title: "MultimodalData",
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", title: "Text" }, files: { type: "array", title: "Files", items: gradioFile } },
};

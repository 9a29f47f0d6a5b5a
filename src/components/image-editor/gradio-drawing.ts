import type { JsonSchema } from "../define-component.ts";
import { gradioImage } from "../gradio-face.ts";

const picture = { anyOf: [gradioImage, { type: "null" }], default: null } as const;

/** Gradio's schema of a drawing. */
export const gradioDrawing: JsonSchema = {
  title: "EditorData",
  type: "object",
  properties: { background: picture, layers: { type: "array", items: picture, default: [] }, composite: picture },
};

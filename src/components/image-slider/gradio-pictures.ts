import type { JsonSchema } from "../define-component.ts";
import { gradioImage } from "../gradio-face.ts";

const picture = { anyOf: [gradioImage, { type: "null" }] } as const;

/** Gradio's schema of two pictures. */
export const gradioPictures: JsonSchema = {
  title: "SliderData",
  type: "array",
  prefixItems: [picture, picture],
  minItems: 2,
  maxItems: 2,
};

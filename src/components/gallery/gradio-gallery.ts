import type { JsonSchema } from "../define-component.ts";
import { gradioFile, gradioImage } from "../gradio-face.ts";

const caption = { anyOf: [{ type: "string" }, { type: "null" }], default: null, title: "Caption" } as const;
const item = (title: string, name: string, media: JsonSchema) => ({
  title,
  type: "object",
  required: [name],
  properties: { [name]: media, caption },
});

/** Gradio's schema of a gallery. */
export const gradioGallery: JsonSchema = {
  title: "GalleryData",
  type: "array",
  items: { anyOf: [item("GalleryImage", "image", gradioImage), item("GalleryVideo", "video", gradioFile)] },
};

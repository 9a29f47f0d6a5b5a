import { expectTypeOf, test } from "vitest";
import type { Pixels } from "../image/pixels.ts";
import { type ImageEditorArgument, imageEditor } from "./image-editor.ts";

test("every picture of a drawing comes in the same form", () => {
  expectTypeOf(imageEditor()["~argument"]).toEqualTypeOf<ImageEditorArgument<Pixels>>();
  expectTypeOf(imageEditor({ type: "path" })["~argument"]).toEqualTypeOf<ImageEditorArgument<string>>();
});

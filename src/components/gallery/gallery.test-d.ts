import { expectTypeOf, test } from "vitest";
import type { Pixels } from "../image/pixels.ts";
import { gallery } from "./gallery.ts";

test("pictures come as pixels or by option, and videos only where they are asked for", () => {
  expectTypeOf(gallery()["~argument"]).toEqualTypeOf<{ readonly image: Pixels; readonly caption: string | null }[]>();
  expectTypeOf(gallery({ type: "path", optional: true })["~argument"]).toEqualTypeOf<
    { readonly image: string; readonly caption: string | null }[] | null
  >();
  expectTypeOf(gallery({ type: "path", fileTypes: ["image", "video"] })["~argument"]).toEqualTypeOf<
    ({ readonly image: string; readonly caption: string | null } | { readonly video: string; readonly caption: string | null })[]
  >();
});

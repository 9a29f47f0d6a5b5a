import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { text } from "./text.ts";

test("an optional text may be null", () => {
  expectTypeOf(text({ lines: 2 })["~argument"]).toEqualTypeOf<string>();
  expectTypeOf(text({ optional: true })["~argument"]).toEqualTypeOf<string | null>();
});

test("only a text may be returned", () => {
  new Interface((word) => word.toUpperCase(), "text", "text");
  // @ts-expect-error: a number is no text.
  new Interface((word) => word.length, "text", "text");
});

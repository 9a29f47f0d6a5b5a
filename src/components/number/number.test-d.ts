import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { slider } from "../slider/slider.ts";
import { number } from "./number.ts";

test("an optional number may be null", () => {
  expectTypeOf(number()["~argument"]).toEqualTypeOf<number>();
  expectTypeOf(number({ optional: true, minimum: 1 })["~argument"]).toEqualTypeOf<number | null>();
  expectTypeOf(slider(0, 1, 0.5, { optional: true })["~argument"]).toEqualTypeOf<number | null>();
});

test("only a number may be returned", () => {
  new Interface((amount) => amount * 2, "number", number());
  // @ts-expect-error: a text is no number.
  new Interface((amount) => String(amount), "number", number());
});

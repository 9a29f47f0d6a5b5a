import { expectTypeOf, test } from "vitest";
import { checkboxGroup } from "./checkbox-group.ts";

test("the argument is a list of the choices", () => {
  expectTypeOf(checkboxGroup(["a", "b"])["~argument"]).toEqualTypeOf<("a" | "b")[]>();
  expectTypeOf(checkboxGroup([["One", 1], "b"], { optional: true })["~argument"]).toEqualTypeOf<(1 | "b")[] | null>();
});

test("a value outside of the choices does not compile", () => {
  checkboxGroup(["a", "b"], { value: ["a"] });
  // @ts-expect-error: "c" is no choice.
  checkboxGroup(["a", "b"], { value: ["c"] });
});

import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { dropdown } from "./dropdown.ts";

test("the argument is one choice, a list with multiselect, any text with allowCustomValue", () => {
  expectTypeOf(dropdown(["a", "b"])["~argument"]).toEqualTypeOf<"a" | "b">();
  expectTypeOf(dropdown(["a", ["Two", 2]], { multiselect: true })["~argument"]).toEqualTypeOf<("a" | 2)[]>();
  expectTypeOf(dropdown(["a"], { allowCustomValue: true })["~argument"]).toEqualTypeOf<string>();
  expectTypeOf(dropdown([1], { allowCustomValue: true, multiselect: true })["~argument"]).toEqualTypeOf<(string | 1)[]>();
  expectTypeOf(dropdown(["a"], { optional: true })["~argument"]).toEqualTypeOf<"a" | null>();
});

test("the value must be what the options allow", () => {
  dropdown(["a", "b"], { value: "a" });
  dropdown(["a", "b"], { multiselect: true, value: ["a"] });
  dropdown(["a", "b"], { allowCustomValue: true, value: "c" });
  // @ts-expect-error: "c" is no choice.
  dropdown(["a", "b"], { value: "c" });
  // @ts-expect-error: several choices are a list.
  dropdown(["a", "b"], { multiselect: true, value: "a" });
  // @ts-expect-error: one choice is no list.
  dropdown(["a", "b"], { value: ["a"] });
});

test("a function gets a list where several may be chosen", () => {
  new Interface((languages) => languages.join(" and "), dropdown(["French", "Wolof"], { multiselect: true }), "text");
});

import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { radio } from "./radio.ts";

test("the argument is the union of the choices", () => {
  expectTypeOf(radio(["add", "subtract"])["~argument"]).toEqualTypeOf<"add" | "subtract">();
  expectTypeOf(radio([["Add", "add"], ["Two", 2], "other"])["~argument"]).toEqualTypeOf<"add" | 2 | "other">();
  expectTypeOf(radio(["add"], { optional: true, value: "add" })["~argument"]).toEqualTypeOf<"add" | null>();
  expectTypeOf(radio(["add"] as string[])["~argument"]).toEqualTypeOf<string>();
});

test("a value outside of the choices does not compile", () => {
  // @ts-expect-error: "power" is no choice.
  radio(["add", "subtract"], { value: "power" });
  // @ts-expect-error: a pair is a label and a value.
  radio([["Add", "add", "more"]]);
});

test("a function gets the choices and must return one", () => {
  new Interface((size) => (size === "small" ? "red" : "green"), radio(["small", "large"]), radio(["red", "green"]));
  // @ts-expect-error: "blue" is no choice of the output.
  new Interface((size) => (size === "small" ? "red" : "blue"), radio(["small", "large"]), radio(["red", "green"]));
});

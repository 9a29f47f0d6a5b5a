import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { code } from "./code.ts";

test("an optional code may be null", () => {
  expectTypeOf(code({ language: "sql" })["~argument"]).toEqualTypeOf<string>();
  expectTypeOf(code({ optional: true })["~argument"]).toEqualTypeOf<string | null>();
});

test("only a text may be returned, and only a known language be named", () => {
  // @ts-expect-error: a number is no text.
  new Interface((source) => source.length, "code", "code");
  // @ts-expect-error: there is no such language.
  code({ language: "cobol" });
});

import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import type { Json } from "../define-component.ts";
import { json } from "./json.ts";

test("the argument is any JSON but null, which is no value", () => {
  expectTypeOf(json()["~argument"]).toEqualTypeOf<Exclude<Json, null>>();
  expectTypeOf(json({ optional: true })["~argument"]).toEqualTypeOf<Json>();
});

test("a function may return anything", () => {
  new Interface((word) => ({ at: new Date(), weights: new Float32Array(2), word }), "text", "json");
});

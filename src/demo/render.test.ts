import { expect, test } from "vitest";
import { number, state } from "../components/index.ts";
import { planBlocks } from "./plan-blocks.ts";
import { render } from "./render.ts";

test("its inputs are named as a function's are, and what the server holds stays there", () => {
  const count = number();
  const { renders } = planBlocks({
    layout: [count, render((howMany, _all) => Array.from({ length: howMany }, () => number()), [count, state([])])],
  });
  expect(renders).toMatchObject([{ endpoint: { name: "render" }, inputs: [{ id: "c0", name: "howMany" }] }]);
});

test("anything but a function is refused, and so is an input that is not on the page", () => {
  expect(() => render(number() as never)).toThrow("render(): its first argument must be a function, got");
  expect(() => planBlocks({ layout: [render(() => [], number({ label: "Away" }))] })).toThrow(
    'A number() "Away" of render() is not on the page.',
  );
});

import { expect, test } from "vitest";
import { dropdown, image, label, radio, slider, text } from "../components/index.ts";
import { componentOfKind } from "../components/known-kinds.ts";
import { describeComponent } from "./describe-component.ts";

test.each([
  [
    "radio",
    radio(
      [
        ["Small", "s"],
        ["Large", "l"],
      ],
      { value: "s", info: "How big" },
    ),
  ],
  ["slider", slider(-1, 1, 0.5, { step: 0.5 })],
  ["image", image({ sources: ["upload"], height: 200 })],
  ["label", label({ numTopClasses: 2 })],
] as const)("a %s comes back from its description as JSON with the options that draw it", (kind, component) => {
  const described = JSON.parse(JSON.stringify(describeComponent(component)));
  expect(described.kind).toBe(kind);
  expect(described.options).not.toHaveProperty("value");
  expect(componentOfKind(kind, described.options)?.viewOptions()).toEqual(component.viewOptions());
});

test("leaves out options that JSON cannot hold", () => {
  const options = { info: "a", format: () => "", since: new Date(), bytes: new Uint8Array(2), most: Number.POSITIVE_INFINITY };
  const more = { nested: { rows: [1, { check: () => true }] }, absent: undefined, kept: { rows: [1, null] } };
  expect(describeComponent({ kind: "stars", options: { ...options, ...more } })?.options).toEqual({ info: "a", kept: { rows: [1, null] } });
});

test("describes no component whose options are larger than what a page of cases should carry", () => {
  expect(describeComponent(dropdown(Array.from({ length: 5000 }, (_, index) => `choice ${index}`)))).toBeUndefined();
  expect(describeComponent(text())).toEqual({ kind: "text", options: {} });
});

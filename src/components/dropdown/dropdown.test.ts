import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { comboboxOptions } from "./combobox-options.ts";
import { dropdown } from "./dropdown.ts";
import { filterChoices } from "./filter-choices.ts";

const surroundings = { files: noFiles, media: noMedia };

describe.each([
  ["several", dropdown(["red", "green", "blue"], { multiselect: true, maxChoices: 2, value: ["red"] })],
  ["any text", dropdown([1, 2], { allowCustomValue: true, value: "three" })],
  ["several, any text", dropdown([], { allowCustomValue: true, multiselect: true })],
])("of %s", (_, component) => {
  test.each(componentContract(component, surroundings))("$name", ({ run }) => run());
});

test("starts empty", async () => {
  expect(await dropdown(["a"]).initial(noFiles)).toBe(null);
  expect(await dropdown(["a"], { multiselect: true }).initial(noFiles)).toEqual([]);
});

test("takes a list with multiselect, up to maxChoices", () => {
  const colors = dropdown(["red", "green", "blue"], { label: "colors", multiselect: true, maxChoices: 2 });
  expect(colors.parse(["blue", "red"])).toEqual(["blue", "red"]);
  expect(() => colors.parse("red")).toThrow('colors must be a list of choices, got "red".');
  expect(() => colors.parse(["red", "green", "blue"])).toThrow("colors must be at most 2 choices");
});

test("takes any text with allowCustomValue, and an empty one for none", () => {
  const color = dropdown(["red"], { label: "color", allowCustomValue: true });
  expect(color.parse("mauve")).toBe("mauve");
  expect(color.isEmpty("")).toBe(true);
  expect(() => color.parse(3)).toThrow("color must be a text, got 3.");
});

test("refuses options that cannot hold together", () => {
  expect(() => dropdown([])).toThrow("dropdown(): choices must not be empty.");
  expect(() => dropdown(["a"], { maxChoices: 2 })).toThrow("dropdown(): maxChoices needs multiselect: true.");
  expect(() => dropdown(["a"], { value: "b" as never })).toThrow('dropdown(): value must be one of "a", got "b".');
});

const choices = ["Éclair", "Apple pie", "Pie"].map((label) => ({ label, value: label }));

test("narrows a list whatever the case and accents, first what begins with the text", () => {
  expect(filterChoices(choices, "pIe").map(({ label }) => label)).toEqual(["Pie", "Apple pie"]);
  expect(filterChoices(choices, "ecl").map(({ label }) => label)).toEqual(["Éclair"]);
});

test("offers the typed text where any may be chosen, unless it is a choice", () => {
  const state = { choices, chosen: [], isMultiple: false, allowsCustom: true };
  expect(comboboxOptions({ ...state, typed: "Tart", filter: "Tart" })).toEqual([{ label: "Tart", value: "Tart" }]);
  expect(comboboxOptions({ ...state, typed: "Pie", filter: "Pie" }).map(({ label }) => label)).toEqual(["Pie", "Apple pie"]);
});

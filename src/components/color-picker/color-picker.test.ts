import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { colorPicker } from "./color-picker.ts";
import { parseColor } from "./parse-color.ts";

test.each([
  ["#ABC", "#aabbcc"],
  ["#abcf", "#aabbcc"],
  [" #3F51B5 ", "#3f51b5"],
  ["#3f51b5ff", "#3f51b5"],
  ["rgb(63, 81, 181)", "#3f51b5"],
  ["rgb(63 81 181 / 100%)", "#3f51b5"],
  ["rgba(63, 81, 181, 1)", "#3f51b5"],
  ["rgb(100% 0% 50%)", "#ff0080"],
  ["rgb(300, -5, 0.4)", "#ff0000"],
  ["hsl(0, 100%, 50%)", "#ff0000"],
  ["hsl(231 48% 48%)", "#4051b5"],
  ["hsl(0.5turn 100% 50%)", "#00ffff"],
  ["hsl(-120deg 100% 25%)", "#000080"],
])("reads %j", (text, color) => {
  expect(parseColor(text)).toBe(color);
});

test.each(["", "red", "#12", "#12345", "#abc8", "#3f51b580", "rgb(1,2)", "rgb(1 2 3 / 0.5)", "hsl(1 2 3 / 0%)", `#${"0".repeat(1e6)}`])(
  "does not read %j",
  (text) => {
    expect(parseColor(text)).toBeNull();
  },
);

test("gives the function six digits, and takes what CSS does", async () => {
  const color = colorPicker({ label: "ink", value: "rgb(255 0 0)" });
  expect(await color.initial(noFiles)).toBe("#ff0000");
  expect(color.parse("#F00")).toBe("#ff0000");
  expect(await color.postprocess("hsl(240 100% 50%)", noFiles)).toBe("#0000ff");
  expect(() => color.parse("red")).toThrow('ink must be a colour such as "#3f51b5", "rgb(63 81 181)" or "hsl(231 48% 48%)", got "red".');
});

test("is black at first, unless it may be left empty", async () => {
  expect(await colorPicker().initial(noFiles)).toBe("#000000");
  expect(await colorPicker({ optional: true }).initial(noFiles)).toBeNull();
});

test("refuses an initial value that is no colour", () => {
  expect(() => colorPicker({ value: "red" })).toThrow("colorPicker(): value must be a colour");
});

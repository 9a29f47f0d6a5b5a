import { expect, test } from "vitest";
import { number, text } from "../components/index.ts";
import { accordion, column, group, type LayoutChild, LayoutNode, row, sidebar, step, tab, tabs, walkthrough } from "./layout.ts";

const like = (child: LayoutChild): unknown =>
  child instanceof LayoutNode
    ? { [child.kind]: child.children.map(like), ...(child.label !== undefined && { label: child.label }), ...child.options }
    : child.kind;

test("a layout is an expression, whose options may be left out", () => {
  expect(
    like(
      row(
        { equalHeight: true },
        column({ scale: 2, minWidth: 0 }, text(), number()),
        group(text()),
        tabs(tab("One", text()), tab("Two")),
        accordion("More", { open: false }, text()),
        accordion("Less", text()),
      ),
    ),
  ).toEqual({
    row: [
      { column: ["text", "number"], scale: 2, minWidth: 0 },
      { group: ["text"] },
      {
        tabs: [
          { tab: ["text"], label: "One" },
          { tab: [], label: "Two" },
        ],
      },
      { accordion: ["text"], label: "More", open: false },
      { accordion: ["text"], label: "Less" },
    ],
    equalHeight: true,
  });
  expect(like(sidebar({ label: "Settings", position: "right" }, text()))).toMatchObject({ sidebar: ["text"], label: "Settings" });
  expect(like(walkthrough(step("One", text())))).toEqual({ walkthrough: [{ step: ["text"], label: "One" }] });
});

test.each<[string, () => unknown, string]>([
  ["a name", () => row(text(), "number" as never), 'row(): child 2 must be a component or a layout, got "number".'],
  ["a name as the first child", () => column("number" as never), 'column(): child 1 must be a component or a layout, got "number".'],
  ["nothing", () => group(undefined as never), "group(): child 1 must be a component or a layout, got nothing."],
  ["a tab outside of tabs", () => row(tab("One")), "row(): child 1 is a tab(), which can only be in tabs()."],
  ["a step outside of a walkthrough", () => column(step("One")), "column(): child 1 is a step(), which can only be in walkthrough()."],
  ["a component in tabs", () => tabs(text() as never), "tabs(): child 1 must be a tab(), got text()."],
  ["a tab in a walkthrough", () => walkthrough(tab("One")), "walkthrough(): child 1 must be a step(), got tab()."],
  ["a tab without a label", () => tab(" "), 'tab(): its first argument must be its label, a text that is not empty, got " ".'],
  [
    "an accordion without a label",
    () => accordion(text() as never),
    "accordion(): its first argument must be its label, a text that is not empty",
  ],
  ["no share", () => column({ scale: 0 }, text()), "column(): scale must be a number above 0, got 0."],
  ["a negative width", () => column({ minWidth: -1 }), "column(): minWidth must be a number from 0 up, got -1."],
  ["a misspelt option", () => column({ sclae: 2 } as never, text()), 'column() has no option "sclae".'],
  ["an option of another type", () => row({ equalHeight: "yes" as never }), 'row(): equalHeight must be true or false, got "yes".'],
  ["a place that is none", () => sidebar({ position: "top" as never }), 'sidebar(): position must be "left" or "right", got "top".'],
])("%s is refused where it is written", (_, make, message) => {
  expect(make).toThrow(message);
});

import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { number } from "../number/number.ts";
import { text } from "../text/text.ts";
import { clearButton } from "./clear-button.ts";

test("keeps the components that it empties, for the demo to find", () => {
  const [name, count] = [text(), number()];
  expect(clearButton([name, count]).options).toMatchObject({ components: [name, count] });
  expect(clearButton(name).options).toMatchObject({ components: [name] });
});

test("keeps them when a listener changes its options", () => {
  const name = text();
  expect(clearButton([name]).withOptions({ variant: "stop" }).options).toMatchObject({ components: [name] });
});

test("sends the page its look alone", async () => {
  expect(clearButton([text()]).viewOptions()).toEqual({ variant: "text", icon: undefined, size: "medium", isDisabled: false });
  expect(await clearButton([], "Start over").initial(noFiles)).toBe("Start over");
});

test.each([
  ["name", 'clearButton(): components must be a component or a list, got "name".'],
  [[text(), 7], "clearButton(): components must be components, got 7."],
])("refuses %j for components", (components, message) => {
  expect(() => clearButton(components as never)).toThrow(message);
});

import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import type { ButtonOptions } from "./button.ts";
import { button } from "./button.ts";
import { Input } from "./button.view.tsx";

const props = {
  id: "go",
  labelId: "go-label",
  onChange() {},
  onSubmit() {},
  onError() {},
  upload: async () => [],
  disabled: false,
  required: true,
  invalid: false,
  describedBy: undefined,
};

const draw = (options?: ButtonOptions) =>
  renderToString(h(Input, { ...props, value: "Go", options: button("Go", options).viewOptions() as never }));

test("has its text as its value", async () => {
  expect(await button().initial(noFiles)).toBe("Run");
  expect(await button("Start").initial(noFiles)).toBe("Start");
  expect(await button().postprocess("Running", noFiles)).toBe("Running");
  await expect(button().given(" ", noFiles)).rejects.toThrow('button must be a text that is not empty, got " ".');
});

test("is a real button, which cannot be pressed where it is not interactive", () => {
  expect(draw()).toContain('type="button"');
  expect(draw()).not.toContain("disabled");
  expect(draw({ interactive: false })).toContain("disabled");
});

test("is a link where it has an address, unless it is not interactive", () => {
  const link = "https://example.org/";
  expect(draw({ link })).toMatch(/^<a .*href="https:\/\/example.org\/" target="_blank" rel="noopener noreferrer">/);
  expect(draw({ link, interactive: false })).toMatch(/^<button /);
});

test("draws an icon that says nothing to a screen reader", () => {
  expect(draw({ icon: "play" })).toMatch(/<svg class="icon".*aria-hidden/);
  expect(draw({ icon: "data:image/png;base64,AA" })).toContain('src="data:image/png;base64,AA" alt');
});

test.each([
  [{ link: "javascript:alert(1)" }, 'button(): link must be a web or e-mail address, got "javascript:alert(1)".'],
  [{ variant: "huge" }, 'button(): variant must be "primary" or "secondary" or "stop" or "text", got "huge".'],
  [{ size: 3 }, 'button(): size must be "small" or "medium" or "large", got 3.'],
  [{ icon: "https://host.example/a.png" }, "button(): icon must be"],
])("refuses %j when it is made", (options, message) => {
  expect(() => button("Go", options as never)).toThrow(message);
});

test("refuses a button without a text", () => {
  expect(() => button("")).toThrow('button(): text must be a text that is not empty, got "".');
});

test("keeps its text when a listener changes its options", () => {
  const changed = button("Go").withOptions({ variant: "stop", interactive: false });
  expect(changed.viewOptions()).toMatchObject({ variant: "stop", isDisabled: true });
});

import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { html } from "./html.ts";
import { Cell } from "./html.view.tsx";

test("holds the source, and starts with the HTML that is given", async () => {
  expect(await html({ value: "<b>hi</b>" }).initial(noFiles)).toBe("<b>hi</b>");
  await expect(html().given(1 as never, noFiles)).rejects.toThrow("html must be an HTML text, got 1.");
});

test("shows the words of its source in a table, as text", () => {
  const value = "<style>p { color: red }</style><p>One\n<b>two</b></p><script>three</script>";
  expect(renderToString(h(Cell, { value, options: { hasPadding: true } }))).toBe('<span class="html-cell">One two</span>');
  expect(renderToString(h(Cell, { value: "a < b <img", options: { hasPadding: true } }))).toContain("a &lt; b &lt;img");
});

test.each([
  [{ value: 1 }, "html(): value must be an HTML text, got 1."],
  [{ padding: 4 }, "html(): padding must be true or false, got 4."],
])("refuses %j when it is made", (options, message) => {
  expect(() => html(options as never)).toThrow(message);
});

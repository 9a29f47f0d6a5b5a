import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { html } from "./html.ts";
import { Cell } from "./html.view.tsx";
import { setStylesAside } from "./set-styles-aside.ts";

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

test.each([
  [`<p style="color: red">a</p>`, `<p data-hardcase-style="color: red">a</p>`],
  [`<P class=x STYLE='a "b"' id=y>`, `<P class=x data-hardcase-style='a "b"' id=y>`],
  [`<img src="x"onerror="alert(1)" alt="a > b style=c">`, `<img src="x" alt="a > b style=c">`],
  [`<svg/onload=alert(1)>`, "<svg/>"],
  [`a style="b" < c`, `a style="b" < c`],
])("sets the styles and handlers of %j aside", (html, plain) => {
  expect(setStylesAside(html)).toEqual({ html: plain, sheets: [] });
});

test("sets style sheets aside", () => {
  expect(setStylesAside("<style media=screen>p { a: b }</style><p>c</p><STYLE>d</STYLE >")).toEqual({
    html: "<p>c</p>",
    sheets: ["p { a: b }", "d"],
  });
});

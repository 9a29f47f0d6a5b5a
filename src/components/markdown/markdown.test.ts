import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { markdown } from "./markdown.ts";
import { renderMarkdown } from "./render-markdown.ts";

test("holds the source, and starts with the text that is given", async () => {
  expect(await markdown({ value: "# Hi" }).initial(noFiles)).toBe("# Hi");
  expect(await markdown({ optional: true }).preprocess("", noFiles)).toBe(null);
  await expect(markdown().postprocess(1 as never, noFiles)).rejects.toThrow("must be a Markdown text, got 1");
});

test("opens links beside the page, and those inside the text in it", () => {
  expect(renderMarkdown("[a](https://example.org)")).toBe(
    '<p><a target="_blank" rel="noopener noreferrer" href="https://example.org">a</a></p>',
  );
  expect(renderMarkdown("[a](#b)")).toBe('<p><a href="#b">a</a></p>');
});

test("shows HTML as text, and empties links that run code", () => {
  expect(renderMarkdown('<img src=x onerror="alert(1)">')).not.toContain("<img");
  expect(renderMarkdown("[a](javascript:alert(1))")).toBe('<p><a target="_blank" rel="noopener noreferrer" href="">a</a></p>');
  expect(renderMarkdown('`<a href="x">`')).toBe("<p><code>&lt;a href=&quot;x&quot;&gt;</code></p>");
});

test("lets the keyboard scroll tables and code, and names the boxes of a task list", () => {
  expect(renderMarkdown("|a|\n|-|\n|b|")).toMatch(
    /^<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>.*<\/table><\/div>$/s,
  );
  expect(renderMarkdown("    code")).toBe('<pre tabindex="0"><code>code\n</code></pre>');
  expect(renderMarkdown("- [x] a\n- [ ] b")).toBe(
    '<ul>\n<li><input type="checkbox" aria-label="Done" disabled="" checked="" /> a</li>\n<li><input type="checkbox" aria-label="To do" disabled="" /> b</li>\n</ul>',
  );
});

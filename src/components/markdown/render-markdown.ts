import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/**
 * Markdown to HTML. Raw HTML in it is shown as text, and links that could run code are emptied. Links elsewhere open beside the
 * page; a wide table scrolls by itself, also by keyboard; the boxes of a task list have names.
 */
export function renderMarkdown(markdown: string): string {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  // Text and attributes are escaped, so that a tag found here is one that micromark wrote.
  return html
    .replaceAll(/<a href="(?!#)/g, '<a target="_blank" rel="noopener noreferrer" href="')
    .replaceAll("<table>", '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll(/<input type="checkbox" disabled=""( checked="")?/g, (_, checked?: string) =>
      checked ? '<input type="checkbox" aria-label="Done" disabled="" checked=""' : '<input type="checkbox" aria-label="To do" disabled=""',
    );
}

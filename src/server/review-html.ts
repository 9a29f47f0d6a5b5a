import { html, raw } from "hono/html";
import type { Json } from "../components/define-component.ts";
import { htmlDocument } from "./html-document.ts";
import { pageFiles, pageFolder } from "./page-assets.ts";

/** The review page as HTML: all of it is drawn into `#app`. */
export function reviewHtml(title: string, config: { readonly [member: string]: Json } | object, kinds: readonly string[]): string {
  const files = pageFiles(pageFolder(), kinds, [], "src/review/page/main.tsx");
  return htmlDocument({
    title: `Review: ${title}`,
    files,
    head: html`<script type="module" src="${files.entry}"></script>
<meta name="robots" content="noindex">
${files.scripts
  .filter((script) => script !== files.entry)
  .map(
    (script) => html`<link rel="modulepreload" href="${script}">
`,
  )}`,
    body: html`<div id="app"></div>
<noscript><p>The review page needs JavaScript.</p></noscript>
<script type="application/json" id="hardcase-config">${raw(JSON.stringify(config).replaceAll("<", "\\u003c"))}</script>`,
  });
}

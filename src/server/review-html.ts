import { html, raw } from "hono/html";
import { htmlDocument } from "./html-document.ts";
import { pageFiles, pageFolder } from "./page-assets.ts";

interface ReviewPlacing {
  /** Kinds whose views are needed at once. */
  readonly kinds: readonly string[];
  /** From the page to the root of the server; empty where it is there itself. */
  readonly root: string;
}

/** The review page as HTML: all of it is drawn into `#app`. */
export function reviewHtml(config: { readonly title: string }, { kinds, root }: ReviewPlacing): string {
  const found = pageFiles(pageFolder(), kinds, [], "src/review/page/main.tsx");
  const from = (path: string) => root + path;
  const files = {
    entry: from(found.entry),
    themeScript: from(found.themeScript),
    scripts: found.scripts.map(from),
    styles: found.styles.map(from),
  };
  return htmlDocument({
    title: `Review: ${config.title}`,
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

import { html, raw } from "hono/html";
import type { Demo } from "../demo/demo.ts";
import { htmlDocument } from "./html-document.ts";
import { ownerProse } from "./owner-prose.ts";
import type { PageFiles } from "./page-assets.ts";
import type { PageConfig } from "./page-config.ts";
import { styleAddress } from "./style-route.ts";

/** The page as HTML: what the owner wrote stands in it at once, the form is drawn into `#app`. */
export async function pageHtml(demo: Demo, config: PageConfig, files: PageFiles, pageKey: string | undefined): Promise<string> {
  const { title, hasHeading, description, article, style } = demo.parts;
  const scripts = files.scripts.filter((script) => script !== files.entry);
  const styles = style === "" ? files.styles : [...files.styles, styleAddress(style)];
  return htmlDocument({
    title,
    files: { themeScript: files.themeScript, styles },
    head: html`<script type="module" src="${files.entry}"></script>
${scripts.map(
  (script) => html`<link rel="modulepreload" href="${script}">
`,
)}${
  pageKey === undefined
    ? ""
    : html`<meta name="hardcase-page-key" content="${pageKey}">
`
}`,
    body: html`<main>
<header class="page-header">
<h1${hasHeading ? "" : raw(' class="visually-hidden"')}>${title}</h1>
${description ? html`<div class="prose">${raw(await ownerProse(description))}</div>` : ""}
</header>
<div id="app"></div>
${article ? html`<article class="prose">${raw(await ownerProse(article))}</article>` : ""}
<noscript><p>This page runs a function on the server and needs JavaScript. The same can be done over HTTP: see <a href="openapi.json">openapi.json</a>.</p></noscript>
</main>
<script type="application/json" id="hardcase-config">${raw(JSON.stringify(config).replaceAll("<", "\\u003c"))}</script>`,
  });
}

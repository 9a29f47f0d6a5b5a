import { html } from "hono/html";
import type { PageFiles } from "./page-assets.ts";
import { pageIcon } from "./page-icon.ts";

/** What `html` of Hono makes: text whose values are escaped. */
type Html = ReturnType<typeof html>;

interface DocumentParts {
  readonly title: string;
  readonly files: Pick<PageFiles, "themeScript" | "styles">;
  /** What else stands in the head, after the styles. */
  readonly head?: Html | "";
  readonly body: Html;
}

/** A whole page in the look of all pages, in the theme that the reader chose. */
export function htmlDocument({ title, files: { themeScript, styles }, head = "", body }: DocumentParts): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${pageIcon}">
<script src="${themeScript}"></script>
${styles.map(
  (style) => html`<link rel="stylesheet" href="${style}">
`,
)}${head}</head>
<body>
${body}
</body>
</html>
`);
}

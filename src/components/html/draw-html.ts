import createPurifier from "dompurify";
import { setStylesAside } from "./set-styles-aside.ts";

/** What an author's HTML begins with: a corner of its own has none of the page's styles but its tokens. */
const baseStyle = `
  :host { display: block; contain: content; overflow: auto; overflow-wrap: anywhere }
  :host([data-padded]) { padding: var(--space-12) }
  a { color: var(--accent-ink) }
  img, svg, video { max-inline-size: 100%; block-size: auto }
  table { border-collapse: collapse }
  th, td { padding: var(--space-4) var(--space-8); border: 1px solid var(--line); text-align: start }
  .hardcase-content > :first-child { margin-block-start: 0 }
  .hardcase-content > :last-child { margin-block-end: 0 }
  :focus-visible { outline: var(--ring-width) solid var(--ring); outline-offset: var(--ring-offset) }
`;

const purifier = createPurifier(window);

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.localName !== "a" || node.getAttribute("href")?.startsWith("#") !== false) return;
  node.setAttribute("target", "_blank");
  node.setAttribute("rel", "noopener noreferrer");
});

/** Draws HTML of anyone in the shadow of an element: without scripts, handlers, forms and frames, and without reach for the page. */
export function drawHtml(host: HTMLElement, html: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const { html: plain, sheets } = setStylesAside(html);
  const content = purifier.sanitize(plain, {
    RETURN_DOM_FRAGMENT: true,
    // A form could send what is typed to this server in the reader's name.
    FORBID_TAGS: ["form", "style"],
    FORBID_ATTR: ["style", "form", "formaction"],
    FORCE_BODY: true,
  });
  root.adoptedStyleSheets = [baseStyle, ...sheets].map(toStyleSheet);
  const box = document.createElement("div");
  box.className = "hardcase-content";
  box.append(content);
  root.replaceChildren(box);
  // Set by script, which the page's policy allows.
  for (const styled of box.querySelectorAll<HTMLElement | SVGElement>("[data-hardcase-style]")) {
    styled.style.cssText = styled.getAttribute("data-hardcase-style") ?? "";
    styled.removeAttribute("data-hardcase-style");
  }
}

function toStyleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

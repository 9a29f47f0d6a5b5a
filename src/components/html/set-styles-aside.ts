/** HTML whose styles were taken out, for the page's policy to see none, and the styles. */
export interface PlainHtml {
  /** The `style` attributes have become `data-hardcase-style`. */
  readonly html: string;
  /** The content of each `<style>`. */
  readonly sheets: readonly string[];
}

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const tag = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const attribute = /(?<=[\s"'/])([^\s=>"'/]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))/g;

/**
 * Takes styles and event handlers out of HTML as text. The page's policy refuses them even where HTML is only read, and reports each.
 * This makes nothing safe: what it misses is for the sanitizer to take out.
 */
export function setStylesAside(html: string): PlainHtml {
  const sheets: string[] = [];
  const withoutSheets = html.replaceAll(sheet, (_, css: string) => {
    sheets.push(css);
    return "";
  });
  return { html: withoutSheets.replaceAll(tag, (written) => written.replaceAll(attribute, plainAttribute)), sheets };
}

function plainAttribute(written: string, name: string, value: string): string {
  if (name.toLowerCase() === "style") return `data-hardcase-style${value}`;
  return /^on/i.test(name) ? "" : written;
}

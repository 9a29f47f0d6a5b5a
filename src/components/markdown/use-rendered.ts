import { useEffect, useRef, useState } from "preact/hooks";

/** Shortest time between two renderings of a text that is still coming, in milliseconds. */
const shortestPause = 80;
/** A rendering that takes long is followed by a pause this many times as long, so that the page stays awake. */
const pausePerWork = 4;

/**
 * The HTML of a Markdown text, once the renderer is loaded. While more text comes, the HTML follows at a pace that the page
 * can keep. `null` until the first is made.
 */
export function useRendered(markdown: string | null): string | null {
  const [html, setHtml] = useState<string | null>(null);
  const notBefore = useRef(0);
  useEffect(() => {
    if (markdown === null) {
      setHtml(null);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(
      async () => {
        const { renderMarkdown } = await import("./render-markdown.ts");
        if (!isCurrent) return;
        const start = performance.now();
        setHtml(renderMarkdown(markdown));
        const work = performance.now() - start;
        notBefore.current = performance.now() + Math.max(shortestPause, work * pausePerWork);
      },
      Math.max(notBefore.current - performance.now(), 0),
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [markdown]);
  return markdown === null ? null : html;
}

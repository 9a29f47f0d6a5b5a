import { useEffect, useState } from "preact/hooks";

type Render = (markdown: string) => string;

let loaded: Render | null = null;

/** A Markdown text in a cell; plain until the renderer is there. */
export function MarkdownCell({ text }: { readonly text: string }) {
  const [render, setRender] = useState<Render | null>(() => loaded);
  useEffect(() => {
    if (render !== null) return;
    let isCurrent = true;
    void import("../markdown/render-markdown.ts").then(({ renderMarkdown }) => {
      loaded = renderMarkdown;
      if (isCurrent) setRender(() => renderMarkdown);
    });
    return () => {
      isCurrent = false;
    };
  }, [render]);
  if (render === null) return <span class="dataframe-text">{text}</span>;
  // Safe: renderMarkdown escapes all HTML of the text. A cell is no stop of the Tab key, nor is what scrolls in it.
  const html = render(text).replaceAll(' tabindex="0"', "").replaceAll("<a ", '<a tabindex="-1" ');
  return <div class="dataframe-text dataframe-markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}

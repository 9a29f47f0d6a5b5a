import type { Language } from "@codemirror/language";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { CodeLanguage } from "./code-language.ts";

/** A longer text stays plain: colouring it would hold up the page. */
const longestHighlighted = 100_000;

type Highlight = typeof import("./highlight-code.ts")["highlightCode"];

interface Highlighter {
  readonly of: CodeLanguage;
  readonly highlight: Highlight;
  readonly language: Language | null;
}

/** Code in colours, once its language is fetched. */
export function HighlightedCode({ text, language }: { readonly text: string; readonly language: CodeLanguage }) {
  const [highlighter, setHighlighter] = useState<Highlighter | null>(null);
  useEffect(() => {
    if (language === "text") return;
    let isCurrent = true;
    const load = async () => {
      const [{ highlightCode }, { loadLanguage }] = await Promise.all([import("./highlight-code.ts"), import("./load-language.ts")]);
      const loaded = await loadLanguage(language);
      if (isCurrent) setHighlighter({ of: language, highlight: highlightCode, language: loaded });
    };
    // Without colours it can still be read.
    load().catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const ready = highlighter?.of === language && text.length <= longestHighlighted ? highlighter : null;
  const lines = useMemo(
    () => ready?.highlight(text, ready.language) ?? text.split("\n").map((line) => [{ text: line, classes: "" }]),
    [text, ready],
  );
  return (
    <code>
      {lines.map((parts, index) => (
        <span key={index} class="code-line">
          {parts.map(({ text: part, classes }, place) =>
            classes ? (
              <span key={place} class={classes}>
                {part}
              </span>
            ) : (
              part
            ),
          )}
          {"\n"}
        </span>
      ))}
    </code>
  );
}

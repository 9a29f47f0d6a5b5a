import type { Language } from "@codemirror/language";
import { classHighlighter, highlightCode as walkCode } from "@lezer/highlight";

/** A stretch of a line in one colour. */
export interface CodePart {
  readonly text: string;
  /** Class names, such as `tok-keyword`; empty for plain text. */
  readonly classes: string;
}

/** The lines of a code, in parts by colour. */
export function highlightCode(text: string, language: Language | null): CodePart[][] {
  if (language === null) return text.split("\n").map((line) => [{ text: line, classes: "" }]);
  const lines: CodePart[][] = [[]];
  walkCode(
    text,
    language.parser.parse(text),
    classHighlighter,
    (part, classes) => lines.at(-1)?.push({ text: part, classes }),
    () => lines.push([]),
  );
  return lines;
}

import type { CodeLanguage } from "./code-language.ts";

/** What the view needs of the options. */
export interface CodeViewOptions {
  readonly language: CodeLanguage;
  readonly lines: number;
  readonly maxLines: number;
  readonly lineNumbers: boolean;
  readonly wrap: boolean;
  readonly placeholder?: string;
}

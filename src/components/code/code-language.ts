export const codeLanguages = [
  "javascript",
  "typescript",
  "python",
  "json",
  "html",
  "css",
  "markdown",
  "sql",
  "yaml",
  "shell",
  "text",
] as const;

/** What a code is written in. */
export type CodeLanguage = (typeof codeLanguages)[number];

import { type Language, StreamLanguage } from "@codemirror/language";
import type { CodeLanguage } from "./code-language.ts";

/** Each language is a file of its own, fetched when it is first shown. */
const loaders: { readonly [Name in CodeLanguage]: () => Promise<Language | null> } = {
  javascript: async () => (await import("@codemirror/lang-javascript")).jsxLanguage,
  typescript: async () => (await import("@codemirror/lang-javascript")).tsxLanguage,
  python: async () => (await import("@codemirror/lang-python")).pythonLanguage,
  json: async () => (await import("@codemirror/lang-json")).jsonLanguage,
  html: async () => (await import("@codemirror/lang-html")).html().language,
  css: async () => (await import("@codemirror/lang-css")).cssLanguage,
  markdown: async () => (await import("@codemirror/lang-markdown")).markdownLanguage,
  sql: async () => (await import("@codemirror/lang-sql")).StandardSQL.language,
  yaml: async () => (await import("@codemirror/lang-yaml")).yamlLanguage,
  shell: async () => StreamLanguage.define((await import("@codemirror/legacy-modes/mode/shell")).shell),
  text: async () => null,
};

const loading = new Map<CodeLanguage, Promise<Language | null>>();

/** How a language is read; `null` for plain text. */
export function loadLanguage(name: CodeLanguage): Promise<Language | null> {
  const known = loading.get(name) ?? loaders[name]();
  loading.set(name, known);
  // A fetch that failed is tried again with the next code.
  known.catch(() => loading.delete(name));
  return known;
}

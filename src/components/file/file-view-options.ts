import type { FileData } from "../file-data.ts";

/** What the view gets of `file()`'s options. */
export interface FileViewOptions {
  readonly isMultiple: boolean;
  readonly fileTypes?: readonly string[];
}

/** The `accept` attribute for `fileTypes`. */
export function acceptOf(fileTypes: readonly string[] | undefined): string {
  return (fileTypes ?? []).map((type) => (type.startsWith(".") ? type : `${type}/*`)).join(",");
}

/** The types in words: `.csv, .tsv or images`. */
export function takesOf(fileTypes: readonly string[] | undefined): string {
  const families: Record<string, string> = { image: "images", audio: "audio", video: "videos", text: "text files" };
  if (!fileTypes) return "Any type of file";
  return fileTypes
    .map((type) => families[type] ?? type)
    .join(", ")
    .replace(/, ([^,]*)$/, " or $1");
}

/** One file, several or none, as a list. */
export function listFiles(value: FileData | readonly FileData[] | null): readonly FileData[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value as FileData];
}

import type { FileAccess } from "./define-component.ts";
import type { FileData } from "./file-data.ts";
import { invalid } from "./invalid-value.ts";
import { nameOf } from "./parse-file-data.ts";

/** A file that a function makes in memory. */
export interface NamedContent {
  /** File name with its extension, as the person will see it. */
  readonly name: string;
  /** Bytes, or a text to be written as UTF-8. */
  readonly content: Uint8Array | string;
}

/** One file that a function returns: a path, bytes, or bytes with a name. */
export type OneFileResult = string | Uint8Array | NamedContent;

/** Keeps a file that a function returned, whatever is in it. */
export function storeFileResult(result: OneFileResult, files: FileAccess): Promise<FileData> {
  if (typeof result === "string") return files.store({ name: nameOf(result), content: { path: result } });
  if (result instanceof Uint8Array) return files.store({ name: "file.bin", content: result });
  if (!isNamedContent(result)) return invalid("a path, bytes, or { name, content }", result);
  const { name, content } = result;
  return files.store({ name, content: typeof content === "string" ? new TextEncoder().encode(content) : content });
}

export function isNamedContent(value: unknown): value is NamedContent {
  const { name, content } = (value ?? {}) as { name?: unknown; content?: unknown };
  return typeof name === "string" && name !== "" && (typeof content === "string" || content instanceof Uint8Array);
}

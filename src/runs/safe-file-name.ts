import { Buffer } from "node:buffer";
import { extname } from "node:path";

const maxBytes = 200;
/** Longer "extensions" are part of a sentence, not a file type. */
const maxExtensionBytes = 32;
const maxOriginalLength = 255;

/**
 * The name under which a file may lie on any disk and in any URL: the last segment of what was given, without
 * characters that a shell or a file system reads, at most 200 bytes of UTF-8, `file` if nothing is left.
 */
export function safeFileName(name: string): string {
  const allowed = lastSegment(name).replace(/[<>:"|?*`$!{}]/g, "");
  return trimEnd(shorten(trimEnd(allowed))) || "file";
}

/** The name as a person gave it, for showing: its last segment without control characters, `file` if nothing is left. */
export function originalFileName(name: string): string {
  return [...lastSegment(name)].slice(0, maxOriginalLength).join("") || "file";
}

/** Lone surrogates go with the control characters: no URL and no file system can hold them. */
function lastSegment(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, "");
}

function trimEnd(name: string): string {
  return name.replace(/[.\s]+$/, "");
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const extension = Buffer.byteLength(extname(name)) <= maxExtensionBytes ? extname(name) : "";
  let left = maxBytes - Buffer.byteLength(extension);
  let stem = "";
  for (const character of name.slice(0, name.length - extension.length)) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    stem += character;
  }
  return stem + extension;
}

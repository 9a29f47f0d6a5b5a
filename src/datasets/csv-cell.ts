import { isMediaReference } from "../components/media-reference.ts";

/** What a spreadsheet would run as a formula, or split at, when a cell begins with it; and what already looks guarded. */
const needsGuard = /^'*[=+\-@\t\r\n＝＋－＠]/;
const isGuarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Text as a CSV cell that no spreadsheet runs: `=1+1` becomes `'=1+1`. `readCell` gives the exact text back. */
export function textCell(text: string): string {
  return needsGuard.test(text) ? `'${text}` : text;
}

/** The text behind a cell; undoes `textCell`, and leaves numbers such as `-12` as they are. */
export function readCell(cell: string): string {
  return isGuarded.test(cell) ? cell.slice(1) : cell;
}

/**
 * A stored value as a CSV cell: text guarded, numbers raw, `true` and `false`, nothing for `null`, a file's path, and JSON
 * for all else. A file inside JSON keeps its whole reference, so that its name, size and hash are not lost.
 */
export function storedCell(stored: unknown): string {
  if (stored === null || stored === undefined) return "";
  if (typeof stored === "string") return textCell(stored);
  if (typeof stored === "number" || typeof stored === "boolean") return String(stored);
  if (isMediaReference(stored)) return textCell(stored.path);
  return JSON.stringify(stored);
}

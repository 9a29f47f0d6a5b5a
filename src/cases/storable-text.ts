/** Stands before the code of a unit that cannot be stored; nobody writes it, since it means nothing. */
const mark = "\ue000";

/** What PostgreSQL refuses (NUL), what UTF-8 cannot say (half a surrogate pair), and the mark itself. */
const unstorable = new RegExp(`[${String.fromCharCode(0)}${mark}]|\\p{Cs}`, "gu");
const stored = new RegExp(`${mark}([0-9a-f]{4})`, "g");

/** Text as a database can hold it; `fromStorableText` gives the exact text back. Nearly every text stays as it is. */
export function toStorableText(text: string): string {
  return text.replace(unstorable, (unit) => mark + unit.charCodeAt(0).toString(16).padStart(4, "0"));
}

export function fromStorableText(text: string): string {
  return text.replace(stored, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

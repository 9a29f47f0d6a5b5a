import type { DataframeCell } from "./dataframe-value.ts";

export const datatypes = ["auto", "text", "number", "boolean", "date", "markdown"] as const;

/** What a column holds. `"auto"` takes cells as they come; `"date"` is an ISO 8601 text, such as `2026-11-24` or `2026-11-24T09:30`. */
export type Datatype = (typeof datatypes)[number];

/** What the function gets of a cell. */
export type CellOf<Type> = Type extends "number"
  ? number | null
  : Type extends "boolean"
    ? boolean | null
    : Type extends "auto"
      ? DataframeCell
      : string | null;

const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const yes = /^(?:true|yes|1)$/i;
const no = /^(?:false|no|0)$/i;

/** How an error names what a column holds. */
export const datatypeWords: { readonly [Type in Datatype]: string } = {
  auto: "a value",
  text: "a text",
  markdown: "a Markdown text",
  number: "a number",
  boolean: "true or false",
  date: "a date such as 2026-11-24",
};

/** A cell as its column wants it; `undefined` where it cannot be that. */
export function convertCell(cell: DataframeCell, datatype: Datatype): DataframeCell | undefined {
  if (cell === null || datatype === "auto") return cell;
  if (datatype === "text" || datatype === "markdown") return String(cell);
  const text = String(cell).trim();
  if (text === "") return null;
  if (datatype === "number") return typeof cell === "boolean" || Number.isNaN(Number(text)) ? undefined : Number(text);
  if (datatype === "boolean") return yes.test(text) ? true : no.test(text) ? false : undefined;
  return isoDate.test(text) && !Number.isNaN(Date.parse(text.replace(" ", "T"))) ? text : undefined;
}

/** What a person means who types or pastes a text into a column. What the column cannot hold stays a text, to be told as wrong. */
export function readCell(text: string, datatype: Datatype): DataframeCell {
  if (text === "") return null;
  // Only what a number would be written as: the code 007 must not become 7.
  if (datatype === "auto") return String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
  const cell = convertCell(text, datatype);
  // JSON has no infinity.
  return cell === undefined || (typeof cell === "number" && !Number.isFinite(cell)) ? text : cell;
}

import { invalid } from "../invalid-value.ts";

/** A part of a text: `label` names its class or scores it, usually from -1 to 1; `null` marks a part without one. */
export type HighlightedPart = { readonly text: string; readonly label: string | number | null };

/** A text in parts, as the page holds it; the parts together spell it. */
export type HighlightedTextValue = readonly HighlightedPart[];

/** A marked stretch of a text, as models for named entities give it. */
export interface TextEntity {
  /** Its class. Hugging Face's pipelines call it `entity_group` where they have joined words. */
  readonly entity?: string;
  readonly entity_group?: string;
  /** Place of its first character, counted in UTF-16 code units as in JavaScript's strings. */
  readonly start: number;
  /** Place behind its last character. */
  readonly end: number;
  readonly score?: number;
}

/**
 * What a function may return for a `highlightedText()`: parts as objects or as `[text, label]` pairs, or the whole text with the
 * stretches that are marked in it.
 */
export type HighlightedTextResult =
  | readonly (HighlightedPart | { readonly text: string } | readonly [text: string, label: string | number | null])[]
  | { readonly text: string; readonly entities: readonly TextEntity[] };

type Members = { readonly [member: string]: unknown };
const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

function toPart(text: unknown, label: unknown, index: number): HighlightedPart {
  if (typeof text !== "string") return invalid(`a text in part ${index + 1}`, text);
  if (label === null || label === undefined) return { text, label: null };
  const isLabel = typeof label === "string" || (typeof label === "number" && Number.isFinite(label));
  return isLabel ? { text, label } : invalid(`a text, a finite number or nothing as the label of part ${index + 1}`, label);
}

const expected = "a list of parts { text, label }";

/** Checks a page value from anyone. */
export function parseHighlightedText(value: unknown): HighlightedPart[] {
  if (!Array.isArray(value)) return invalid(expected, value);
  return value.map((part, index) => (isObject(part) ? toPart(part.text, part.label, index) : invalid(expected, part)));
}

/** A function's result in parts. */
export function toHighlightedText(result: unknown): HighlightedPart[] {
  if (isObject(result) && typeof result.text === "string" && Array.isArray(result.entities)) return cut(result.text, result.entities);
  if (!Array.isArray(result)) return invalid(`${expected}, or { text, entities }`, result);
  return result.map((part: unknown, index) => {
    if (Array.isArray(part) && part.length === 2) return toPart(part[0], part[1], index);
    return isObject(part) ? toPart(part.text, part.label, index) : invalid(expected, part);
  });
}

/** Cuts a text at the ends of its entities. */
function cut(text: string, entities: readonly unknown[]): HighlightedPart[] {
  const sorted = entities.map((entity, index) => readEntity(entity, index, text)).toSorted((one, other) => one.start - other.start);
  const parts: HighlightedPart[] = [];
  let at = 0;
  for (const { label, start, end } of sorted) {
    if (start < at) return invalid("entities that do not overlap", { entity: label, start, end });
    if (start > at) parts.push({ text: text.slice(at, start), label: null });
    parts.push({ text: text.slice(start, end), label });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), label: null });
  return parts;
}

function readEntity(entity: unknown, index: number, text: string) {
  if (!isObject(entity)) return invalid(`an entity { entity, start, end } as entity ${index + 1}`, entity);
  const { start, end } = entity;
  const label = entity.entity ?? entity.entity_group;
  if (typeof label !== "string") return invalid(`a text as the class of entity ${index + 1}`, label);
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0 && (start as number) < (end as number);
  if (!isPlace || (end as number) > text.length) {
    return invalid(`a start below an end inside of the text in entity ${index + 1}`, { start, end });
  }
  return { label, start: start as number, end: end as number };
}

/** Neighbours with the same label as one part. Parts that have none are joined as well. */
export function combineParts(parts: readonly HighlightedPart[], separator: string): HighlightedPart[] {
  const combined: HighlightedPart[] = [];
  for (const part of parts) {
    const last = combined.at(-1);
    if (last && last.label === part.label) combined[combined.length - 1] = { text: last.text + separator + part.text, label: part.label };
    else combined.push(part);
  }
  return combined;
}

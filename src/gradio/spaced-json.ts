import type { Json } from "../components/define-component.ts";

/** JSON as Python writes it, with a space after each comma and colon: scripts of people compare the very text. */
export function spacedJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${spacedJson(member)}`).join(", ")}}`;
}

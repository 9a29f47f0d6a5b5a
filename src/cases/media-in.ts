import type { Json } from "../components/define-component.ts";
import { isMediaReference, type MediaReference } from "../components/media-reference.ts";

/** Every file in stored values, wherever it stands in them. */
export function mediaIn(value: Json | { readonly [name: string]: Json }): MediaReference[] {
  if (isMediaReference(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((member) => mediaIn(member ?? null));
}

import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Json } from "../components/define-component.ts";
import { isMediaReference } from "../components/media-reference.ts";
import type { StoredValues } from "./case.ts";

/** SHA-256 of the canonical JSON (RFC 8785) of stored inputs, in which a file counts as its bytes: the same for exact repeats, wherever their files lie. */
export function hashInputs(inputs: StoredValues): string {
  return createHash("sha256")
    .update(canonicalize(withoutPlaces(inputs as Json)) ?? "null")
    .digest("hex");
}

function withoutPlaces(value: Json): Json {
  if (isMediaReference(value)) return { sha256: value.sha256 };
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutPlaces(member ?? null)]));
}

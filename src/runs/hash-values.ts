import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Json } from "../components/define-component.ts";

/** SHA-256 of a value's canonical JSON (RFC 8785), in lower-case hexadecimal: the same however the value was written. */
export function hashValue(value: Json | { readonly [name: string]: Json }): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex");
}

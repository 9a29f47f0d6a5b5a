import { createHash } from "node:crypto";
import type { CaseRow } from "./case-tables.ts";

/** The same for exact repeats alone: cases of one endpoint with the same inputs. 64 bits of a hash. */
export function repeatKey({ endpoint, inputs_hash }: Pick<CaseRow, "endpoint" | "inputs_hash">): bigint {
  return createHash("sha256")
    .update(JSON.stringify([endpoint, inputs_hash]))
    .digest()
    .readBigInt64BE(0);
}

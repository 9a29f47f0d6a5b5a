import type { StoredValues } from "../case.ts";
import { valueText } from "../search-words.ts";

const length = 4;
/** Of longer texts the beginning counts. */
const longestText = 10_000;
/** Shorter ones are alike by chance. */
const shortestText = 12;

/** The pieces of four characters of all text in stored inputs, hashed to 32 bits; none where there is too little of it. */
export function shinglesOf(inputs: StoredValues): Set<number> {
  const text = valueText(inputs, longestText)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
  const shingles = new Set<number>();
  if (text.length < shortestText) return shingles;
  for (let start = 0; start + length <= text.length; start++) shingles.add(hashPiece(text, start));
  return shingles;
}

/** Share of the pieces of either text that both have. */
export function textLikeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of smaller) if (larger.has(shingle)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** FNV-1a. */
function hashPiece(text: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < start + length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

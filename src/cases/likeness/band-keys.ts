import { createHash } from "node:crypto";
import type { StoredValues } from "../case.ts";
import { shinglesOf } from "./shingles.ts";

interface CompareInputs {
  readonly endpoint: string;
  readonly inputs: StoredValues;
  /** As `hashPicture` makes it. */
  readonly pictureHash: string | null;
}

const bands = 8;
const rows = 3;

/** Odd, so that no bit is lost; made once from the golden ratio, and never to change: they are in stored keys. */
const multipliers = Array.from({ length: bands * rows }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) | 1) >>> 0);

/**
 * Keys of which inputs that are nearly the same have one in common: by MinHash, in bands of three, texts that share seven tenths of their pieces do
 * with a likelihood of 0.96, and those that share a fifth of them with 0.06; pictures whose hashes differ in three bits or fewer always do. A fixed number, however
 * many cases there are.
 */
export function bandKeys({ endpoint, inputs, pictureHash }: CompareInputs): bigint[] {
  return [...textBands(shinglesOf(inputs)), ...pictureBands(pictureHash)].map((band) =>
    createHash("sha256")
      .update(JSON.stringify([endpoint, band]))
      .digest()
      .readBigInt64BE(0),
  );
}

function textBands(shingles: ReadonlySet<number>): string[] {
  if (shingles.size === 0) return [];
  const lowest = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < lowest.length; index++) {
      const hash = scatter(shingle, multipliers[index] ?? 1);
      if (hash < (lowest[index] ?? 0)) lowest[index] = hash;
    }
  }
  return Array.from({ length: bands }, (_, band) => `text ${band} ${lowest.subarray(band * rows, (band + 1) * rows).join(" ")}`);
}

/** Four parts of a hash of 64 bits. */
function pictureBands(hash: string | null): string[] {
  return hash === null ? [] : (hash.match(/.{4}/g) ?? []).map((part, band) => `picture ${band} ${part}`);
}

/** Another order of all numbers for each multiplier. */
function scatter(shingle: number, multiplier: number): number {
  const mixed = Math.imul(shingle ^ (multiplier >>> 7), multiplier);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
}

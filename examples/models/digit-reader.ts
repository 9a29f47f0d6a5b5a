import { readFileSync } from "node:fs";
import { type GreyPicture, normalizeDigit, pixelsPerDigit } from "./normalize-digit.ts";

/** What softmax regression has learned: for each digit from 0 to 9 a weight a pixel and a bias, in rows of 785. */
export interface DigitWeights {
  /** Each weight is its whole number times this. */
  readonly scale: number;
  readonly weights: Int8Array;
}

/** Weights as `scripts/train-digits.mjs` writes them. */
export function readDigitWeights(file: URL | string): DigitWeights {
  const { scale, weights } = JSON.parse(readFileSync(file, "utf8")) as { scale: number; weights: string };
  return { scale, weights: Int8Array.from(Buffer.from(weights, "base64")) };
}

/** How likely each digit from 0 to 9 is, for a picture of any size. */
export function readDigit(picture: GreyPicture, { scale, weights }: DigitWeights): number[] {
  const pixels = normalizeDigit(picture);
  const scores = Array.from({ length: 10 }, (_, digit) => {
    const start = digit * (pixelsPerDigit + 1);
    const row = weights.subarray(start, start + pixelsPerDigit);
    return scale * row.reduce((sum, weight, at) => sum + weight * (pixels[at] ?? 0), weights[start + pixelsPerDigit] ?? 0);
  });
  return softmax(scores);
}

/** Scores as chances that sum to 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const sum = odds.reduce((total, odd) => total + odd, 0);
  return odds.map((odd) => odd / sum);
}

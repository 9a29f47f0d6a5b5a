import type { Comparison } from "../component.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { measureSimilarity, type TextMeasure, textMeasures } from "./measure-similarity.ts";

/** What does not count as a difference between two texts. */
export interface TextComparison {
  /** `Yes` and `yes` are the same. Default `false`. */
  readonly ignoreCase?: boolean;
  /** Runs of white space count as one space, and none at the ends. Default `false`. */
  readonly ignoreSpacing?: boolean;
  /** How alike two texts must be, from 0 to 1, to be the same. Default 1: equal. */
  readonly similarity?: number;
  /**
   * How that is measured: `"characters"` or `"words"`, the share that needs no edit (1 less the character or word error rate), or
   * `"rougeL"`, the F1 score of their longest common subsequence of words. Default `"characters"`.
   */
  readonly measure?: TextMeasure;
}

const around = 20;

/** Throws `HC_COMPONENT_OPTIONS` for a comparison that cannot be made. */
export function checkTextComparison(kind: string, { similarity = 1, measure = "characters" }: TextComparison = {}): void {
  if (!(similarity >= 0 && similarity <= 1)) {
    throw optionError(kind, `compare.similarity must be a number from 0 to 1, got ${showValue(similarity)}`);
  }
  if (!textMeasures.includes(measure)) {
    const names = textMeasures.map((name) => JSON.stringify(name)).join(" or ");
    throw optionError(kind, `compare.measure must be ${names}, got ${showValue(measure)}`);
  }
}

/** Compares two texts; the reason shows the first place where they differ. */
export function compareTexts(expected: string, actual: string, options: TextComparison = {}): Comparison {
  const [wanted, got] = [normalize(expected, options), normalize(actual, options)];
  const { similarity: least, measure = "characters" } = options;
  if (wanted === got) return least === undefined ? { same: true } : { same: true, score: 1 };
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  const reason = `at character ${at + 1}: ${excerpt(got, at)} is not ${excerpt(wanted, at)}`;
  if (least === undefined) return { same: false, reason };
  const score = measureSimilarity(wanted, got, measure);
  return score >= least
    ? { same: true, score }
    : { same: false, score, reason: `similarity ${score.toFixed(3)}, below ${least}; ${reason}` };
}

function normalize(text: string, { ignoreCase, ignoreSpacing }: TextComparison): string {
  const spaced = ignoreSpacing ? text.trim().replace(/\s+/gu, " ") : text;
  return ignoreCase ? spaced.toLowerCase() : spaced;
}

function excerpt(text: string, at: number): string {
  const part = text.slice(at, at + around);
  return part === "" ? "the end" : JSON.stringify(at + around < text.length ? `${part}…` : part);
}

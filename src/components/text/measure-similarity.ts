import { distance } from "fastest-levenshtein";
import { l as rougeL } from "js-rouge";

/** Ways to measure how alike two texts are. */
export const textMeasures = ["characters", "words", "rougeL"] as const;

export type TextMeasure = (typeof textMeasures)[number];

/** How alike two texts are, from 0 (nothing) to 1 (the same). */
export function measureSimilarity(expected: string, actual: string, measure: TextMeasure): number {
  if (measure === "characters") return shareKept(expected, actual);
  if (measure === "words") return shareKept(...asLetters(wordsOf(expected), wordsOf(actual)));
  // The library refuses a text without words.
  return wordsOf(expected).length === 0 || wordsOf(actual).length === 0 ? 0 : rougeL(actual, expected);
}

/** What needs no edit, of the longer one: unlike 1 less the error rate itself, it is never below 0. */
function shareKept(expected: string, actual: string): number {
  const length = Math.max(expected.length, actual.length);
  return length === 0 ? 1 : 1 - distance(expected, actual) / length;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/** Each word as one letter of its own, so that the distance of letters is that of words. */
function asLetters(expected: readonly string[], actual: readonly string[]): [string, string] {
  const letters = new Map<string, string>();
  const toText = (words: readonly string[]) =>
    words
      .map((word) => {
        const letter = letters.get(word) ?? String.fromCharCode(letters.size);
        letters.set(word, letter);
        return letter;
      })
      .join("");
  return [toText(expected), toText(actual)];
}

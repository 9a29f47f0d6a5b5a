import { compareNumbers, type NumberTolerance } from "../compare-numbers.ts";
import type { Comparison } from "../component.ts";
import { compareTexts } from "../text/compare-texts.ts";
import { combineParts, type HighlightedTextValue } from "./highlighted-value.ts";

/** A marked stretch with its place. */
export interface Mark {
  readonly text: string;
  readonly label: string | number;
  readonly start: number;
}

/** What is marked in a text. Neighbours with one label count as one mark where labels are classes. */
export function marksOf(value: HighlightedTextValue): Mark[] {
  const hasScores = value.some(({ label }) => typeof label === "number");
  let start = 0;
  return (hasScores ? value : combineParts(value, "")).flatMap(({ text, label }) => {
    const mark = label === null ? [] : [{ text, label, start }];
    start += text.length;
    return mark;
  });
}

/** The marks that only one of two texts has. */
export function differentMarks(expected: HighlightedTextValue, actual: HighlightedTextValue, allowed: NumberTolerance = {}) {
  const [wanted, came] = [marksOf(expected), marksOf(actual)];
  const byPlace = (marks: readonly Mark[]) => new Map(marks.map((mark) => [`${mark.start}+${mark.text.length}`, mark]));
  const [wantedPlaces, camePlaces] = [byPlace(wanted), byPlace(came)];
  const isIn = (places: ReadonlyMap<string, Mark>, mark: Mark, isExpected: boolean): boolean => {
    const other = places.get(`${mark.start}+${mark.text.length}`);
    if (other === undefined || typeof other.label !== typeof mark.label) return false;
    const [one, two] = isExpected ? [mark.label, other.label] : [other.label, mark.label];
    return typeof one === "number" ? compareNumbers(one, two, allowed).same : one === two;
  };
  return {
    missing: wanted.filter((mark) => !isIn(camePlaces, mark, true)),
    unexpected: came.filter((mark) => !isIn(wantedPlaces, mark, false)),
    expectedCount: wanted.length,
    actualCount: came.length,
  };
}

export const textOf = (value: HighlightedTextValue): string => value.map(({ text }) => text).join("");

/** Compares the text, then what is marked in it; the score is the F1 of the marks. */
export function compareHighlights(expected: HighlightedTextValue, actual: HighlightedTextValue, allowed?: NumberTolerance): Comparison {
  const texts = compareTexts(textOf(expected), textOf(actual));
  if (!texts.same) return texts;
  const { missing, unexpected, expectedCount, actualCount } = differentMarks(expected, actual, allowed);
  if (missing.length + unexpected.length === 0) return { same: true, score: 1 };
  const score = (2 * (expectedCount - missing.length)) / (expectedCount + actualCount);
  const name = (marks: readonly Mark[]) => marks.map(({ text, label }) => `${label} ${JSON.stringify(text)}`).join(", ");
  const reasons = [missing.length > 0 && `missing ${name(missing)}`, unexpected.length > 0 && `unexpected ${name(unexpected)}`];
  return { same: false, score, reason: reasons.filter(Boolean).join("; ") };
}

import type { Comparison } from "../component.ts";

/** What does not count as a difference between two texts. */
export interface TextComparison {
  /** `Yes` and `yes` are the same. Default `false`. */
  readonly ignoreCase?: boolean;
  /** Runs of white space count as one space, and none at the ends. Default `false`. */
  readonly ignoreSpacing?: boolean;
}

const around = 20;

/** Compares two texts; the reason shows the first place where they differ. */
export function compareTexts(expected: string, actual: string, options: TextComparison = {}): Comparison {
  const [wanted, got] = [normalize(expected, options), normalize(actual, options)];
  if (wanted === got) return { same: true };
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  return { same: false, reason: `at character ${at + 1}: ${excerpt(got, at)} is not ${excerpt(wanted, at)}` };
}

function normalize(text: string, { ignoreCase, ignoreSpacing }: TextComparison): string {
  const spaced = ignoreSpacing ? text.trim().replace(/\s+/gu, " ") : text;
  return ignoreCase ? spaced.toLowerCase() : spaced;
}

function excerpt(text: string, at: number): string {
  const part = text.slice(at, at + around);
  return part === "" ? "the end" : JSON.stringify(at + around < text.length ? `${part}…` : part);
}

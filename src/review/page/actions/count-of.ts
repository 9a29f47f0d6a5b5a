const numbers = new Intl.NumberFormat("en");

/** A number with its word, such as "1 case" and "2,000 cases". */
export function countOf(count: number, word: string): string {
  return `${numbers.format(count)} ${word}${count === 1 ? "" : "s"}`;
}

/** Guesses the word after those given, or `undefined` for a last word that it has never seen followed by another. */
export type NextWord = (words: readonly string[]) => string | undefined;

/** Learns which word most often follows two words, or else one. */
export function learnNextWord(text: string): NextWord {
  const words = text.split(/\s+/).filter(Boolean);
  const followers = new Map<string, Map<string, number>>();
  for (const [index, word] of words.entries()) {
    for (const length of [1, 2]) {
      if (index < length) continue;
      const context = words.slice(index - length, index).join(" ");
      const counts = followers.get(context) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      followers.set(context, counts);
    }
  }
  const commonest = (counts: ReadonlyMap<string, number> = new Map()) =>
    [...counts].reduce<readonly [string | undefined, number]>((best, one) => (one[1] > best[1] ? one : best), [undefined, 0])[0];

  return (given) => commonest(followers.get(given.slice(-2).join(" "))) ?? commonest(followers.get(given.at(-1) ?? ""));
}

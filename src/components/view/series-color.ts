/** Colours of the tokens before they come again. */
const colors = 8;

/** The colour of the so-manyth series, class or part, from the tokens. */
export function seriesColor(index: number): string {
  return `var(--series-${(index % colors) + 1})`;
}

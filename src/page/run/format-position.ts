const rules = new Intl.PluralRules("en", { type: "ordinal" });
const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

/** A place in the queue, counted from 1: `next in line`, `2nd in line`. */
export function formatPosition(position: number): string {
  return position <= 1 ? "next in line" : `${position}${suffixes[rules.select(position)] ?? "th"} in line`;
}

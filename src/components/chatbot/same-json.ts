/** Whether two JSON values are the same. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [entries, count] = [Object.entries(one), Object.keys(other).length];
  return entries.length === count && entries.every(([key, member]) => isSameJson(member, (other as Record<string, unknown>)[key]));
}

/** A new list in which what has not changed is the very object of the old one, so that it need not be drawn again. */
export function keepSame<Item>(old: readonly Item[], next: readonly Item[]): readonly Item[] {
  return next.map((item, index) => {
    const before = old[index];
    return before !== undefined && isSameJson(before, item) ? before : item;
  });
}

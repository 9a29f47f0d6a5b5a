import type { Json } from "../define-component.ts";

/** How many values are in a value, itself included, counted no further than to a limit. */
export function countValues(value: Json, limit: number): number {
  let count = 0;
  const waiting: (Json | undefined)[] = [value];
  while (waiting.length > 0 && count < limit) {
    const next = waiting.pop();
    count++;
    if (typeof next === "object" && next !== null) for (const member of Object.values(next).slice(0, limit)) waiting.push(member);
  }
  return count;
}

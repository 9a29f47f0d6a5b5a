const bits = 64;
/** Two pictures that have nothing to do with each other differ in half of the bits. */
const unrelated = bits / 2;

/** From 0 for pictures that have nothing to do with each other to 1 for the same, by their hashes. */
export function pictureLikeness(one: string | null, other: string | null): number {
  if (one === null || other === null) return 0;
  const differing = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll("0", "").length;
  return Math.max(0, 1 - differing / unrelated);
}

/** So many cases can be flagged in one millisecond and still have a key each. */
export const keysPerMillisecond = 1n << 20n;

/** Beyond these the key would not fit 64 bits: the years 1716 and 2248. */
const furthest = 8e12;

/**
 * The first key of a moment. A case's key is this or one of those that follow, so that the order of keys is the order of
 * flags. It is also the row id of SQLite's text index, which can then be read newest first.
 */
export function firstKeyAt(moment: Date): bigint {
  return BigInt(Math.max(-furthest, Math.min(moment.getTime(), furthest))) * keysPerMillisecond;
}

/** Any key of the moment, for when another writer has just taken the next one. */
export function someKeyAt(moment: Date): bigint {
  return firstKeyAt(moment) + BigInt(Math.floor(Math.random() * Number(keysPerMillisecond)));
}

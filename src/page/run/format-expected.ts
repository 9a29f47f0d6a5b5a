/** A time that is only expected, for people: `about 12 s`, `about 3 min`. */
export function formatExpected(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 60 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}

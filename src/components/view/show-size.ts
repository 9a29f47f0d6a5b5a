const units = ["bytes", "kB", "MB", "GB", "TB"];

/** A size for people, in powers of 1000: `512 bytes`, `1.5 MB`, `130 MB`. */
export function showSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toPrecision(3))} ${units[power]}`;
}

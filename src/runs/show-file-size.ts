/** A size in bytes as people write it, in decimal units: `100 MB`, `1.5 kB`, `12 bytes`. */
export function showFileSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${Number(size.toFixed(1))} ${units[unit]}`;
}

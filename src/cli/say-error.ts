/** What somebody's code has thrown, as the end of a sentence: its first line, and where the code cannot be read. */
export function sayError(error: unknown): string {
  const [first = "", ...rest] = (error instanceof Error ? error.message : String(error)).split("\n").map((line) => line.trim());
  const place = rest.find((line) => /:\d+:\d+$/.test(line));
  return `${first.replace(/\.+$/, "")}${place === undefined ? "" : ` at ${place}`}`;
}

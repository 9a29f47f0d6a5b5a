const longest = 80;

/** A value as an error message shows it: JSON where possible, cut to one readable line. */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (ArrayBuffer.isView(value)) return showBytes(value);
  let text: string;
  try {
    text = JSON.stringify(value, shortenBytes) ?? String(value);
  } catch {
    // A cycle, a bigint inside, or lists so deep that String() would overflow the stack too.
    return Array.isArray(value) ? "a list" : "an object";
  }
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const showBytes = (view: ArrayBufferView): string => `${view.constructor.name} of ${view.byteLength} bytes`;

/** A picture's pixels inside an object would be written out number by number, only to be cut; a Buffer turns itself into a list before. */
function shortenBytes(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return ArrayBuffer.isView(original) ? showBytes(original) : value;
}

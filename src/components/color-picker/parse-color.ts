/** A colour as the page and the function have it: `#rrggbb`, in lower case. */
export type Color = `#${string}`;

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)`;
const separator = String.raw`\s*[,\s]\s*`;
const alpha = String.raw`(?:\s*[,/]\s*(${number}%?))?`;
const rgb = new RegExp(`^rgba?\\(\\s*(${number}%?)${separator}(${number}%?)${separator}(${number}%?)${alpha}\\s*\\)$`);
const hsl = new RegExp(`^hsla?\\(\\s*(${number})(deg|turn|rad|grad)?${separator}(${number})%?${separator}(${number})%?${alpha}\\s*\\)$`);

/** Degrees in one of a unit. */
const degrees: Record<string, number> = { deg: 1, turn: 360, rad: 180 / Math.PI, grad: 0.9 };

/** Reads a colour that CSS would: `#abc`, `#aabbcc`, `rgb(…)`, `hsl(…)`. `null` for any other, and for one that can be seen through. */
export function parseColor(text: string): Color | null {
  const written = text.trim().toLowerCase();
  // None is longer, and a long text would take the patterns long.
  if (written.length > 80) return null;
  return parseHex(written) ?? parseRgb(written) ?? parseHsl(written);
}

function parseHex(text: string): Color | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6}|[\da-f]{3}f|[\da-f]{6}ff)$/.exec(text)?.[1];
  if (digits === undefined) return null;
  return digits.length < 6 ? `#${[...digits.slice(0, 3)].map((digit) => digit + digit).join("")}` : `#${digits.slice(0, 6)}`;
}

function parseRgb(text: string): Color | null {
  const [, red, green, blue, opacity] = rgb.exec(text) ?? [];
  if (red === undefined || green === undefined || blue === undefined || !isOpaque(opacity)) return null;
  return toHex([red, green, blue].map((part) => (part.endsWith("%") ? Number(part.slice(0, -1)) / 100 : Number(part) / 255)));
}

function parseHsl(text: string): Color | null {
  const [, angle, unit = "deg", saturated, light, opacity] = hsl.exec(text) ?? [];
  if (angle === undefined || !isOpaque(opacity)) return null;
  const hue = (Number(angle) * (degrees[unit] ?? 1)) / 30;
  const [saturation, lightness] = [clamp(Number(saturated) / 100), clamp(Number(light) / 100)];
  const strength = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const position = (((offset + hue) % 12) + 12) % 12;
    return lightness - strength * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  return toHex([0, 8, 4].map(channel));
}

function isOpaque(opacity: string | undefined): boolean {
  if (opacity === undefined) return true;
  return (opacity.endsWith("%") ? Number(opacity.slice(0, -1)) / 100 : Number(opacity)) >= 1;
}

const clamp = (share: number): number => Math.min(Math.max(share, 0), 1);

function toHex(shares: readonly number[]): Color {
  return `#${shares
    .map((share) =>
      Math.round(clamp(share) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

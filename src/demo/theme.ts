import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

/** A CSS colour, or one for each appearance. */
export type ThemeColor = string | { readonly light: string; readonly dark: string };

/** How a page looks. What is left out is as by default. */
export interface Theme {
  readonly colors?: {
    /** What can be acted upon: buttons, focus, selection. Its hover and tints are made from it. */
    readonly accent?: ThemeColor;
    /** Text on the accent. Default: white or black, whichever can be read on it. */
    readonly onAccent?: ThemeColor;
    /** The page behind the cards. */
    readonly ground?: ThemeColor;
    /** Cards. */
    readonly surface?: ThemeColor;
    /** Wells inside of cards, such as an empty output. */
    readonly well?: ThemeColor;
    /** Text. */
    readonly ink?: ThemeColor;
    /** Hairlines between parts. */
    readonly line?: ThemeColor;
  };
  /** Radius of controls in pixels; cards have four more. Default 6. */
  readonly radius?: number;
  /** Height of controls and the gaps between them. Default `"comfortable"`. */
  readonly density?: "compact" | "comfortable" | "spacious";
  readonly fonts?: {
    /** A CSS font family for all text. It must be one that the reader's system has: nothing is downloaded. */
    readonly text?: string;
    /** And for code, values and ids. */
    readonly mono?: string;
  };
}

/** How a demo's page looks. */
export interface StyleOptions {
  readonly theme?: Theme;
  /** CSS of one's own, after the theme's. */
  readonly css?: string;
}

const colorTokens = {
  accent: "--accent",
  onAccent: "--on-accent",
  ground: "--ground",
  surface: "--surface",
  well: "--well",
  ink: "--ink",
  line: "--line",
} as const;

/** Tints of an accent: lightness is kept in bounds, so that text on them can be read. */
const accentTints = {
  "--accent-hover": ["oklch(from C calc(l - 0.05) c h)", "oklch(from C calc(l - 0.04) c h)"],
  "--accent-line": ["oklch(from C calc(l + 0.08) c h)", "oklch(from C calc(l + 0.085) c h)"],
  "--accent-soft": ["oklch(from C 0.95 0.022 h)", "oklch(from C 0.28 0.05 h)"],
  "--accent-ink": ["oklch(from C min(l, 0.46) c h)", "oklch(from C 0.78 0.1 h)"],
} as const;

/** Black on a light accent, white on a dark one, as far as both can be read. */
const onAccent = "oklch(from C clamp(0, (0.57 - l) * 1000, 1) 0 0)";

const controlHeights = { compact: 28, comfortable: 36, spacious: 44 } as const;

/**
 * The CSS of a theme and of one's own, empty where there is neither.
 *
 * @throws `HardcaseError` with `HC_DEMO` for what is no colour, radius, density or font.
 */
export function styleOf({ theme = {}, css = "" }: StyleOptions): string {
  if (typeof css !== "string") throw new HardcaseError("HC_DEMO", `css must be a text, got ${showValue(css)}.`);
  checkNames("theme", theme, ["colors", "radius", "density", "fonts"]);
  const { colors = {}, radius, density, fonts = {} } = theme;
  checkNames("theme.colors", colors, Object.keys(colorTokens));
  checkNames("theme.fonts", fonts, ["text", "mono"]);
  const tokens: string[] = [];
  for (const [name, color] of Object.entries(colors)) {
    const [light, dark] = readColor(name, color);
    tokens.push(`${colorTokens[name as keyof typeof colorTokens]}: light-dark(${light}, ${dark})`);
    if (name !== "accent") continue;
    if (colors.onAccent === undefined)
      tokens.push(`--on-accent: light-dark(${onAccent.replace("C", light)}, ${onAccent.replace("C", dark)})`);
    for (const [token, [onLight, onDark]] of Object.entries(accentTints)) {
      tokens.push(`${token}: light-dark(${onLight.replace("C", light)}, ${onDark.replace("C", dark)})`);
    }
  }
  if (radius !== undefined) {
    if (!(Number.isFinite(radius) && radius >= 0)) {
      throw new HardcaseError("HC_DEMO", `theme.radius must be a number of pixels from 0 up, got ${showValue(radius)}.`);
    }
    tokens.push(`--radius-control: ${radius}px`, `--radius-card: ${radius + 4}px`);
  }
  if (density !== undefined) {
    const height = controlHeights[density];
    if (height === undefined) {
      throw new HardcaseError("HC_DEMO", `theme.density must be "compact", "comfortable" or "spacious", got ${showValue(density)}.`);
    }
    tokens.push(`--control-height: ${height}px`);
  }
  if (fonts.text !== undefined) tokens.push(`--font: ${readCss("theme.fonts.text", fonts.text)}`);
  if (fonts.mono !== undefined) tokens.push(`--font-mono: ${readCss("theme.fonts.mono", fonts.mono)}`);
  const themed = tokens.length === 0 ? "" : `:root {\n${tokens.map((token) => `  ${token};\n`).join("")}}\n`;
  return themed + css;
}

function checkNames(place: string, given: unknown, names: readonly string[]): void {
  if (typeof given !== "object" || given === null)
    throw new HardcaseError("HC_DEMO", `${place} must be an object, got ${showValue(given)}.`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new HardcaseError("HC_DEMO", `${place} has no "${unknown}".`, { hint: `It has ${names.join(", ")}.` });
}

function readColor(name: string, color: unknown): readonly [light: string, dark: string] {
  const place = `theme.colors.${name}`;
  if (typeof color === "object" && color !== null && "light" in color && "dark" in color) {
    return [readCss(`${place}.light`, color.light), readCss(`${place}.dark`, color.dark)];
  }
  const both = readCss(place, color);
  return [both, both];
}

/** A value that ends where it should: what closes a rule would change the rest of the page. */
function readCss(place: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "" && !/[;{}]/.test(value)) return value.trim();
  throw new HardcaseError("HC_DEMO", `${place} must be a CSS value, got ${showValue(value)}.`);
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Colour = readonly [lightness: number, chroma: number, hue: number];
type Theme = "light" | "dark";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function declared(name: string): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css declares no --${name}`);
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return alias === undefined ? value : declared(alias);
}

function colour(name: string, theme: Theme): Colour {
  const colours = [...declared(name).matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)].map(
    ([, lightness, chroma, hue]): Colour => [Number(lightness) / 100, Number(chroma), Number(hue)],
  );
  const chosen = theme === "dark" ? colours.at(-1) : colours[0];
  if (chosen === undefined) throw new Error(`--${name} is no colour`);
  return chosen;
}

function toLinearRgb([lightness, chroma, hue]: Colour): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminance(of: Colour): number {
  const [red, green, blue] = toLinearRgb(of).map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["ground", "surface", "well"];
const textPairs: [string, string][] = [
  ...["ink", "ink-soft", "ink-quiet"].flatMap((ink) => [...grounds, "hover"].map((ground): [string, string] => [ink, ground])),
  ...["accent", "flag", "verified", "warning"].flatMap((tone) =>
    [...grounds, `${tone}-soft`].map((ground): [string, string] => [`${tone}-ink`, ground]),
  ),
  ["ink", "accent-soft"],
  ["ink", "warning-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-flag", "flag"],
];
const series = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`);
const outlinePairs: [string, string][] = ["line-control", "ring", "flag-line", "verified", "warning", ...series].flatMap((line) =>
  ["ground", "surface"].map((ground): [string, string] => [line, ground]),
);

describe.each<Theme>(["light", "dark"])("tokens in the %s theme", (theme) => {
  test.each(textPairs)("text in --%s on --%s has a contrast of at least 4.5", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(outlinePairs)("an outline in --%s on --%s has a contrast of at least 3", (line, ground) => {
    expect(contrast(colour(line, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test("stays inside sRGB", () => {
    const names = [...css.matchAll(/--([\w-]+):\s*(?:light-dark|oklch)\(/g)].map(([, name]) => name as string);
    const outside = names.filter((name) => toLinearRgb(colour(name, theme)).some((channel) => channel < -0.002 || channel > 1.002));
    expect(outside).toEqual([]);
  });
});

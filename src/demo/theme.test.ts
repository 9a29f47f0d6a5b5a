import { expect, test } from "vitest";
import { styleOf, type Theme } from "./theme.ts";

test("without a theme there is no style, and one's own CSS is left as it is", () => {
  expect(styleOf({})).toBe("");
  expect(styleOf({ theme: {} })).toBe("");
  expect(styleOf({ css: "h1 { color: red; }" })).toBe("h1 { color: red; }");
});

test("a theme sets the tokens, and one's own CSS comes after it", () => {
  const theme: Theme = {
    colors: { ink: "black", ground: { light: "#fff", dark: "#111" } },
    radius: 12,
    density: "compact",
    fonts: { text: "Georgia, serif", mono: "Menlo" },
  };
  expect(styleOf({ theme, css: "h1 {}" })).toBe(`:root {
  --ink: light-dark(black, black);
  --ground: light-dark(#fff, #111);
  --radius-control: 12px;
  --radius-card: 16px;
  --control-height: 28px;
  --font: Georgia, serif;
  --font-mono: Menlo;
}
h1 {}`);
});

test("what stands on an accent follows from it, unless it is given", () => {
  const style = styleOf({ theme: { colors: { accent: "teal" } } });
  for (const token of ["accent", "accent-hover", "accent-line", "accent-soft", "accent-ink", "on-accent"]) {
    expect(style).toMatch(new RegExp(`  --${token}: light-dark\\(.*teal.*\\);`));
  }
  const given = styleOf({ theme: { colors: { accent: "teal", onAccent: "white" } } });
  expect(given.match(/--on-accent: .*/g)).toEqual(["--on-accent: light-dark(white, white);"]);
});

test.each<[Theme | undefined, string]>([
  [{ colors: { acent: "red" } as never }, 'theme.colors has no "acent".'],
  [{ colors: { accent: "" } }, 'theme.colors.accent must be a CSS value, got "".'],
  [{ colors: { ink: "red; } body { display: none" } }, "theme.colors.ink must be a CSS value"],
  [{ colors: { ink: { light: "red" } as never } }, "theme.colors.ink must be a CSS value"],
  [{ radius: -1 }, "theme.radius must be a number of pixels from 0 up, got -1."],
  [{ density: "tight" as never }, 'theme.density must be "compact", "comfortable" or "spacious", got "tight".'],
  [{ fonts: { text: 3 as never } }, "theme.fonts.text must be a CSS value, got 3."],
  [{ fonts: { monospace: "Menlo" } as never }, 'theme.fonts has no "monospace".'],
  [{ color: {} } as never, 'theme has no "color".'],
  ["dark" as never, 'theme must be an object, got "dark".'],
])("%j is refused: %s", (theme, message) => {
  expect(() => styleOf(theme === undefined ? {} : { theme })).toThrow(message);
});

test("css that is no text is refused", () => {
  expect(() => styleOf({ css: 3 as never })).toThrow("css must be a text, got 3.");
});

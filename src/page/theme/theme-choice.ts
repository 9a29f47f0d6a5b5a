import { signal } from "@preact/signals";

/** Where the browser keeps a theme chosen over the system's; `apply-stored-theme.ts` reads it, and can import nothing. */
const themeKey = "hardcase-theme";

/** The themes that a person can choose. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function appliedTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** The theme on the screen. */
export const themeChoice = signal<Theme>(appliedTheme());

/** Shows a theme and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  themeChoice.value = theme;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // No storage: the choice lasts until the page is left.
  }
}

import { MonitorIcon, MoonIcon, SunIcon } from "../../components/view/icon.tsx";
import { chooseTheme, type Theme, themeChoice, themes } from "./theme-choice.ts";
import "./theme-switch.css";

const faces: Record<Theme, { readonly name: string; readonly Icon: () => preact.JSX.Element }> = {
  system: { name: "As the system", Icon: MonitorIcon },
  light: { name: "Light", Icon: SunIcon },
  dark: { name: "Dark", Icon: MoonIcon },
};

/** Chooses between the system's theme, light and dark. */
export function ThemeSwitch() {
  return (
    <fieldset class="theme-switch">
      <legend class="visually-hidden">Theme</legend>
      {themes.map((theme) => {
        const { name, Icon } = faces[theme];
        return (
          <label key={theme} class="theme-option" title={name}>
            <input
              class="visually-hidden"
              type="radio"
              name="hardcase-theme"
              value={theme}
              checked={themeChoice.value === theme}
              onChange={() => chooseTheme(theme)}
            />
            <Icon />
            <span class="visually-hidden">{name}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

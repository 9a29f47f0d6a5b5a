import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The page's colours as `rgb()`, for libraries that know no tokens. */
export interface PageColors {
  readonly ink: string;
  readonly inkQuiet: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly surface: string;
  readonly series: readonly string[];
  readonly font: string;
}

/** The colours where an element stands; another object whenever the theme changes. `null` until they are read. */
export function usePageColors(element: RefObject<HTMLElement | null>): PageColors | null {
  const [colors, setColors] = useState<PageColors | null>(null);
  useEffect(() => {
    const read = () => {
      if (element.current) setColors(readPageColors(element.current));
    };
    read();
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    return () => {
      chosen.disconnect();
      system.removeEventListener("change", read);
    };
  }, []);
  return colors;
}

function readPageColors(element: HTMLElement): PageColors {
  const probe = document.createElement("span");
  element.append(probe);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (token: string): string => {
    probe.style.color = `var(--${token})`;
    const color = getComputedStyle(probe).color;
    if (context === null) return color;
    // A canvas turns any colour that the browser knows into bytes.
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const colors = {
    ink: read("ink"),
    inkQuiet: read("ink-quiet"),
    line: read("line"),
    lineStrong: read("line-strong"),
    surface: read("surface"),
    series: Array.from({ length: 8 }, (_, index) => read(`series-${index + 1}`)),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colors;
}

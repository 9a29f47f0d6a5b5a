import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** A colour for each label: one of the page's own by its number, 1 to 8, or any CSS colour. */
export type LabelColors = { readonly [label: string]: number | string };

export function checkLabelColors(kind: string, colors: unknown): void {
  if (colors === undefined) return;
  if (typeof colors !== "object" || colors === null || Array.isArray(colors)) {
    throw optionError(kind, `colorMap must be an object with a colour for each label, got ${showValue(colors)}`);
  }
  for (const [label, color] of Object.entries(colors)) {
    const isNumber = Number.isInteger(color) && color >= 1 && color <= 8;
    const isText = typeof color === "string" && color.trim() !== "" && !/[;{}]/.test(color);
    if (!isNumber && !isText) {
      throw optionError(kind, `colorMap.${label} must be a number from 1 to 8 or a CSS colour, got ${showValue(color)}`);
    }
  }
}

import { checkOneOf } from "../check-option.ts";
import type { ComponentOptions } from "../component.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";

const variants = ["primary", "secondary", "stop", "text"] as const;
const sizes = ["small", "medium", "large"] as const;
export const iconNames = [
  "alert",
  "camera",
  "check",
  "copy",
  "download",
  "file",
  "flag",
  "microphone",
  "pause",
  "play",
  "stop",
  "upload",
  "x",
] as const;

/** An icon by its name, or a picture of one's own as a `data:` URL. */
export type ButtonIcon = (typeof iconNames)[number] | `data:image/${string}`;

/** How a button looks, whatever it does. */
export interface ButtonLook {
  /** The one thing to do (`"primary"`), one of several (`"secondary"`, the default), one that ends something, or a quiet one. */
  readonly variant?: (typeof variants)[number];
  /** Drawn before the text. */
  readonly icon?: ButtonIcon;
  /** Default `"medium"`. */
  readonly size?: (typeof sizes)[number];
}

/** What a button's view gets of its look. */
export type ButtonViewLook = {
  readonly variant: string;
  readonly icon: string | undefined;
  readonly size: string;
  readonly isDisabled: boolean;
};

/** Refuses a look that no button can have. */
export function checkLook(kind: string, { variant, icon, size }: ButtonLook): void {
  checkOneOf(kind, "variant", variant, variants);
  checkOneOf(kind, "size", size, sizes);
  if (icon !== undefined && !(typeof icon === "string" && /^data:image\//.test(icon))) checkOneOf(kind, "icon", icon, iconNames);
}

/** Refuses a text that a button cannot have. */
export function checkText(kind: string, text: unknown): void {
  if (text !== undefined && !isText(text)) throw optionError(kind, `text must be a text that is not empty, got ${showValue(text)}`);
}

/** Whether a value can be the text on a button, which is also its name for those who cannot see it. */
export const isText = (text: unknown): text is string => typeof text === "string" && text.trim() !== "";

/** The look as the view takes it. A button that is not interactive is there, but cannot be pressed. */
export function viewLook({ variant = "secondary", icon, size = "medium", interactive }: ButtonLook & ComponentOptions): ButtonViewLook {
  return { variant, icon, size, isDisabled: interactive === false };
}

import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { type ButtonLook, checkLook, checkText, viewLook } from "./button-options.ts";
import { textFaces } from "./text-faces.ts";

/** Options of `button()`, beside its text. */
export interface ButtonOptions extends ComponentOptions, ButtonLook {
  /** An address that a press opens beside the page. */
  readonly link?: string;
}

interface ReadOptions extends ButtonOptions {
  readonly value?: string;
}

/** An address that leads to a script would run it in the page of whoever presses the button. */
function isAddress(link: unknown): boolean {
  const base = "https://page.invalid/";
  return typeof link === "string" && URL.canParse(link, base) && /^(https?|mailto):$/.test(new URL(link, base).protocol);
}

const kind = defineComponent<ReadOptions, string, string, string, "click">({
  ...textFaces,
  name: "button",
  gradio: { type: "button", isSkipped: true, events: ["change", "click"], props: ({ value }) => ({ value }) },
  events: ["click"],
  checkOptions(options) {
    checkText("button", options.value);
    checkLook("button", options);
    if (options.link !== undefined && !isAddress(options.link)) {
      throw optionError("button", `link must be a web or e-mail address, got ${showValue(options.link)}`);
    }
  },
  sample: ({ value = "Run" }) => value,
  viewOptions: (options) => ({ ...viewLook(options), link: options.link }),
});

/**
 * A button; its value is its text, so that a listener that writes it changes the text. `interactive: false` keeps it from being
 * pressed.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty text, an unknown look, or a `link` that is no address.
 * @example
 * const count = number({ value: 0 });
 * const more = button("One more", { variant: "primary" });
 * more.click((n) => n + 1, count, count);
 */
export function button(text = "Run", options?: ButtonOptions): Component<string, string, string, "click", ButtonOptions> {
  return kind.create({ ...options, value: text });
}

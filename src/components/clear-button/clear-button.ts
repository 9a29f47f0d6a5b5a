import { type ButtonLook, checkLook, checkText, viewLook } from "../button/button-options.ts";
import { textFaces } from "../button/text-faces.ts";
import { Component, type ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";

/** Options of `clearButton()`, beside its text. */
export interface ClearButtonOptions extends ComponentOptions, ButtonLook {}

// biome-ignore lint/suspicious/noExplicitAny: whatever the types of a component, it can be emptied.
type AnyComponent = Component<any, any, any, any, any>;

interface ReadOptions extends ClearButtonOptions {
  readonly value?: string;
  readonly components: readonly AnyComponent[];
}

const kind = defineComponent<ReadOptions, string, string, string, "click">({
  ...textFaces,
  name: "clearButton",
  gradio: { type: "clearbutton", isSkipped: true, events: ["change", "click"], props: ({ value }) => ({ value }) },
  events: ["click"],
  checkOptions(options) {
    checkText("clearButton", options.value);
    checkLook("clearButton", options);
    const other = options.components.find((one) => !(one instanceof Component));
    if (other !== undefined) throw optionError("clearButton", `components must be components, got ${showValue(other)}`);
  },
  sample: ({ value = "Clear" }) => value,
  viewOptions: viewLook,
});

/**
 * A button that puts components back to their initial values, in the browser and at once; then its `click` listeners run.
 *
 * @param components One component or several; none for a button that only runs its listeners.
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty text, an unknown look, or what is no component.
 * @example
 * const name = text();
 * const greeting = text();
 * new Blocks(name, greeting, clearButton([name, greeting]));
 */
export function clearButton(
  components: AnyComponent | readonly AnyComponent[] = [],
  text = "Clear",
  options?: ClearButtonOptions,
): Component<string, string, string, "click", ClearButtonOptions> {
  const list = components instanceof Component ? [components] : components;
  if (!Array.isArray(list)) throw optionError("clearButton", `components must be a component or a list, got ${showValue(components)}`);
  return kind.create({ variant: "text", ...options, value: text, components: list }) as never;
}

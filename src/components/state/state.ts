import type { Component, ComponentOptions } from "../component.ts";
import type { CommonEvent } from "../component-event.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";

interface StateOptions extends ComponentOptions {
  readonly value: unknown;
}

/** Never sent to a page, so no page can give one. */
function refuse(value: unknown): never {
  return invalid("left out, as its value is kept on the server", value);
}

const kind = defineComponent<StateOptions, null, unknown, unknown>({
  name: "state",
  gradio: { type: "state" },
  isHeld: true,
  // Two pages must never share one array.
  initialHeld: ({ value }) => (typeof value === "function" ? value() : structuredClone(value)),
  initial: () => null,
  parse: refuse,
  preprocess: refuse,
  postprocess: refuse,
  compare: () => ({ same: true }),
  schema: () => ({ type: "null" }),
  sample: () => null,
  viewOptions: () => ({}),
});

/**
 * A value of any type that the server keeps for each open page: a listener reads it as an input and writes it as an output,
 * and the page never sees it. Another page, or the same one after a reload, begins with the initial value again.
 *
 * @param initial The first value, copied for each page; or a function that makes it, for what cannot be copied.
 * @example
 * const count = state(0);
 * const shown = number();
 * const more = button("More");
 * more.click((n) => [n + 1, n + 1], [count], [count, shown]);
 */
export function state<Value>(initial: Value | (() => Value)): Component<Value, Value, null, CommonEvent, Record<never, never>> {
  return kind.create({ value: initial }) as never;
}

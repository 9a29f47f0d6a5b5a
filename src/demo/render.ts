import { HardcaseError } from "../components/hardcase-error.ts";
import type { ListenerOptions } from "../components/listener-options.ts";
import type { ListenerFunction, TypedSet } from "../components/listener-types.ts";
import { showValue } from "../components/show-value.ts";
import { type LayoutChild, LayoutNode } from "./layout.ts";

type ArgumentsOf<Inputs extends TypedSet> = Parameters<ListenerFunction<Inputs, null, ListenerOptions>>;

/**
 * A part of the page that a function builds from values: when the page is opened, and again whenever one of the inputs
 * changes. The function makes components, gives them listeners, and returns their layout.
 *
 * @throws `HardcaseError` with `HC_DEMO` for anything but a function.
 * @example
 * const count = slider(1, 5, 2, { label: "Fields", step: 1 });
 * const fields = render((n) => Array.from({ length: n }, (_, index) => text({ label: `Field ${index + 1}` })), count);
 * const demo = new Blocks(count, fields);
 */
export function render<const Inputs extends TypedSet = null>(
  fn: (...parameters: ArgumentsOf<Inputs>) => LayoutChild | readonly LayoutChild[] | Promise<LayoutChild | readonly LayoutChild[]>,
  inputs?: Inputs,
): LayoutNode {
  if (typeof fn !== "function")
    throw new HardcaseError("HC_DEMO", `render(): its first argument must be a function, got ${showValue(fn)}.`);
  return new LayoutNode("render", [], { options: { fn, inputs: inputs ?? null } });
}

import { HardcaseError } from "../components/hardcase-error.ts";
import { Listener } from "../components/listener.ts";
import { showValue } from "../components/show-value.ts";
import type { ComponentSet } from "./component-types.ts";
import type { FlaggedEndpoint } from "./demo.ts";
import type { FlagRules } from "./flag-rules.ts";
import type { FlaggingOptions } from "./flagging-options.ts";
import { LayoutNode } from "./layout.ts";
import type { BlocksPlan } from "./plan-blocks.ts";

/** Options of `flagButton()`. */
export interface FlagButtonOptions extends FlaggingOptions {
  /** Rules by which the server flags a run of the listener by itself, unless flagging is off. */
  readonly flagWhen?: FlagRules<ComponentSet, ComponentSet>;
}

/**
 * The whole Flag row, as an `Interface` has it: the buttons, the notice, then Undo, a note and the right answer. It flags the
 * last run of a listener, as it really ran.
 *
 * @throws `HardcaseError` with `HC_DEMO` for anything but a listener.
 * @example
 * const question = text({ label: "Question" });
 * const answer = text({ label: "Answer", interactive: false });
 * const asked = question.submit((given) => given.toUpperCase(), question, answer);
 * const demo = new Blocks(question, answer, flagButton(asked, { flaggingOptions: ["wrong", "rude"] }));
 */
export function flagButton(listener: Listener, options: FlagButtonOptions = {}): LayoutNode {
  if (!(listener instanceof Listener)) {
    throw new HardcaseError("HC_DEMO", `flagButton(): its first argument must be a listener, got ${showValue(listener)}.`, {
      hint: "Give it what an event returned, such as that of button.click().",
    });
  }
  return new LayoutNode("flagRow", [], { options: { listener, flagging: options } });
}

/** The endpoints of a page that are flagged, and how. */
export function flaggedBy({ layout, listeners }: BlocksPlan): FlaggedEndpoint[] {
  return flagRowsIn(layout).map((node) => {
    const { listener, flagging } = node.options as { listener: Listener; flagging: FlagButtonOptions };
    const endpoint = listeners.find(({ source }) => source === listener)?.endpoint;
    if (!endpoint) {
      throw new HardcaseError("HC_DEMO", "flagButton(): its listener has no function, or is not of this page.", {
        hint: "Put the component whose event it is into the layout.",
      });
    }
    return { endpoint, flagging, rules: flagging.flagWhen ?? {} };
  });
}

function flagRowsIn(layout: BlocksPlan["layout"]): LayoutNode[] {
  return layout.flatMap((child) =>
    child instanceof LayoutNode ? [...(child.kind === "flagRow" ? [child] : []), ...flagRowsIn(child.children)] : [],
  );
}

import { type Listener, newListener } from "../components/listener.ts";
import type { AddListener } from "../components/listener-types.ts";
import { Demo } from "./demo.ts";
import { type DemoOptions, readDemoOptions } from "./demo-options.ts";
import { flaggedBy } from "./flag-button.ts";
import { column, type LayoutChild, readChildren } from "./layout.ts";
import { planBlocks } from "./plan-blocks.ts";

/** Options of `new Blocks()`. */
export interface BlocksOptions extends DemoOptions {
  /** Heading of the page. Default: none, and `Demo` in the browser's tab. */
  readonly title?: string;
}

/**
 * A page of any layout: components in rows, columns, tabs and more, and functions that run at their events.
 *
 * Events are those of the components, such as `slider.change(fn, inputs, outputs)`, and can be added until the demo is
 * launched.
 *
 * @throws `HardcaseError` with `HC_DEMO` when an option or the layout cannot be used; for listeners, when it is launched.
 * @example
 * const name = text({ label: "Name" });
 * const greeting = text({ label: "Greeting", interactive: false });
 * const greet = button("Greet");
 * const demo = new Blocks({ title: "Hello" }, row(name, greeting), greet);
 * greet.click((given) => `Hello ${given}`, name, greeting);
 * await demo.launch();
 */
export class Blocks extends Demo {
  readonly #pageListeners: Listener[];

  constructor(...given: readonly [options: BlocksOptions, ...layout: LayoutChild[]] | readonly LayoutChild[]) {
    const { options, children } = readChildren<BlocksOptions>(given);
    // A column checks its children as the page must.
    const layout = column(...children).children;
    const read = readDemoOptions(options);
    const pageListeners: Listener[] = [];
    super(() => {
      const plan = planBlocks({ layout, listeners: pageListeners, version: read.version });
      return {
        ...read,
        title: options.title ?? "Demo",
        hasHeading: options.title !== undefined,
        endpoints: plan.endpoints,
        body: { type: "blocks", plan },
        flagged: flaggedBy(plan),
      };
    });
    this.#pageListeners = pageListeners;
  }

  /** Runs a function when a page is opened. */
  readonly load: AddListener = (...parameters) => this.#listen("load", parameters as never);

  /** Runs a function when a page is left; it has inputs, but nothing shows its outputs any more. */
  readonly unload: AddListener = (...parameters) => this.#listen("unload", parameters as never);

  #listen(event: "load" | "unload", parameters: Parameters<AddListener>): Listener {
    const listener = newListener(event, parameters);
    this.#pageListeners.push(listener);
    return listener;
  }
}

import { type Listener, newListener } from "../components/listener.ts";
import type { AddListener } from "../components/listener-types.ts";
import { type AuthOptions, readAuth } from "./auth-options.ts";
import { Demo } from "./demo.ts";
import { flaggedBy } from "./flag-button.ts";
import { column, type LayoutChild, readChildren } from "./layout.ts";
import { type McpOptions, readMcp } from "./mcp-options.ts";
import { planBlocks } from "./plan-blocks.ts";
import { type StyleOptions, styleOf } from "./theme.ts";

/** Options of `new Blocks()`. */
export interface BlocksOptions extends AuthOptions, McpOptions, StyleOptions {
  /** Heading of the page. Default: none, and `Demo` in the browser's tab. */
  readonly title?: string;
  /** Markdown under the title. */
  readonly description?: string;
  /** Markdown at the foot of the page. */
  readonly article?: string;
  /** Version of the functions, kept with every run. */
  readonly version?: string;
  /** Most runs that may wait in one queue; more are refused. Default: no limit. */
  readonly maxQueue?: number;
  /** Largest upload in bytes. Default 100 MB (100,000,000). */
  readonly maxFileSize?: number;
  /** Folders, beside the working directory and the temporary one, from which a function may return files by path. */
  readonly allowedPaths?: readonly string[];
  /** `false` tells visitors of what a function throws only that it failed, unless it is a `UserError`. Default `true`. */
  readonly showErrors?: boolean;
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
    const style = styleOf(options);
    const auth = readAuth(options);
    const mcp = readMcp(options);
    const pageListeners: Listener[] = [];
    super(() => {
      const { version } = options;
      const plan = planBlocks({ layout, listeners: pageListeners, version });
      return {
        title: options.title ?? "Demo",
        hasHeading: options.title !== undefined,
        description: options.description,
        article: options.article,
        endpoints: plan.endpoints,
        body: { type: "blocks", plan },
        version,
        maxQueue: options.maxQueue,
        maxFileSize: options.maxFileSize,
        allowedPaths: options.allowedPaths,
        showErrors: options.showErrors,
        flagged: flaggedBy(plan),
        auth,
        mcp,
        style,
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

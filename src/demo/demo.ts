import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { DemoAuth } from "./auth-options.ts";
import type { ComponentSet } from "./component-types.ts";
import type { Endpoint } from "./endpoint.ts";
import type { FlagRules } from "./flag-rules.ts";
import type { FlaggingOptions } from "./flagging-options.ts";
import type { LaunchedDemo, LaunchOptions } from "./launch-options.ts";

/** What a demo is made of, as data. */
export interface DemoParts {
  readonly title: string;
  /** Markdown. */
  readonly description: string | undefined;
  /** Markdown. */
  readonly article: string | undefined;
  readonly endpoints: readonly Endpoint[];
  readonly examples: readonly (readonly unknown[])[];
  readonly isLive: boolean;
  readonly version: string | undefined;
  /** In bytes. */
  readonly maxFileSize: number | undefined;
  readonly allowedPaths: readonly string[] | undefined;
  readonly flagging: FlaggingOptions;
  readonly flagWhen: FlagRules<ComponentSet, ComponentSet> | undefined;
  /** Undefined where everybody may use the demo. */
  readonly auth: DemoAuth | undefined;
}

const defaultMaxFileSize = 100_000_000;

/** What every demo can do, however its page is laid out. */
export abstract class Demo {
  /** @internal */
  readonly parts: DemoParts & { readonly maxFileSize: number; readonly allowedPaths: readonly string[] };

  constructor(parts: DemoParts) {
    const { maxFileSize = defaultMaxFileSize, allowedPaths = [] } = parts;
    if (!(Number.isInteger(maxFileSize) && maxFileSize > 0)) {
      throw new HardcaseError("HC_DEMO", `maxFileSize must be a whole number of bytes above 0, got ${showValue(maxFileSize)}.`);
    }
    this.parts = { ...parts, maxFileSize, allowedPaths };
  }

  /**
   * Serves the page and the API until the process ends or `close()` is called, and prints the address.
   *
   * @throws `HardcaseError` with `HC_ENVIRONMENT` when a port or an environment variable cannot be used.
   */
  async launch(options: LaunchOptions = {}): Promise<LaunchedDemo> {
    const { launch } = await import("../launch.ts");
    return launch(this, options);
  }

  /**
   * Answers a web-standard request, to mount the demo in any server.
   *
   * @example
   * import { createServer } from "node:http";
   * import { getRequestListener } from "@hono/node-server";
   * const demo = new Interface((text) => text.toUpperCase(), "text", "text");
   * createServer(getRequestListener((request) => demo.fetch(request))).listen(3000);
   */
  async fetch(request: Request): Promise<Response> {
    const { serve } = await import("../launch.ts");
    return (await serve(this)).fetch(request);
  }

  /** Ends what `fetch()` has opened: lets deliveries under way finish, and closes the store. A launched demo has its own `close()`. */
  async close(): Promise<void> {
    const { stopServing } = await import("../launch.ts");
    await stopServing(this);
  }
}

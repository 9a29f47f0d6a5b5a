import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { DemoAuth } from "./auth-options.ts";
import type { ChatBody } from "./chat-body.ts";
import type { ComponentSet } from "./component-types.ts";
import type { Endpoint } from "./endpoint.ts";
import type { FlagRules } from "./flag-rules.ts";
import type { FlaggingOptions } from "./flagging-options.ts";
import type { LaunchedDemo, LaunchOptions } from "./launch-options.ts";
import type { BlocksPlan } from "./plan-blocks.ts";

/** An endpoint whose runs are flagged, and how. */
export interface FlaggedEndpoint {
  readonly endpoint: Endpoint;
  readonly flagging: FlaggingOptions;
  readonly rules: FlagRules<ComponentSet, ComponentSet>;
  /** The privacy notice where the owner gives none. Default: that of a run. */
  readonly notice?: string;
}

/** What stands between a demo's description and its article. */
export type DemoBody =
  | {
      readonly type: "interface";
      readonly endpoint: Endpoint;
      readonly examples: readonly (readonly unknown[])[];
      readonly isLive: boolean;
    }
  | ChatBody
  | { readonly type: "blocks"; readonly plan: BlocksPlan }
  | { readonly type: "tabs"; readonly tabs: readonly DemoTab[] };

/** One demo of several on a page. */
export interface DemoTab {
  readonly label: string;
  /** Markdown. */
  readonly description: string | undefined;
  /** Markdown. */
  readonly article: string | undefined;
  readonly body: DemoBody;
}

/** What a demo is made of, as data. */
export interface DemoParts {
  readonly title: string;
  /** Whether the title is shown as the page's heading, and not only to screen readers. */
  readonly hasHeading: boolean;
  /** Markdown. */
  readonly description: string | undefined;
  /** Markdown. */
  readonly article: string | undefined;
  readonly endpoints: readonly Endpoint[];
  readonly body: DemoBody;
  readonly version: string | undefined;
  /** Runs that may wait in one queue; undefined for no limit. */
  readonly maxQueue: number | undefined;
  /** In bytes. */
  readonly maxFileSize: number | undefined;
  readonly allowedPaths: readonly string[] | undefined;
  /** Whether visitors are told what a function threw; undefined counts as true. */
  readonly showErrors?: boolean | undefined;
  readonly flagged: readonly FlaggedEndpoint[];
  /** Undefined where everybody may use the demo. */
  readonly auth: DemoAuth | undefined;
  /** Whether its endpoints are tools for agents. */
  readonly mcp: boolean;
  /** CSS of the owner's own. */
  readonly style: string;
}

type CheckedParts = DemoParts & { readonly maxFileSize: number; readonly allowedPaths: readonly string[] };

const defaultMaxFileSize = 100_000_000;

/** What every demo can do, however its page is laid out. */
export abstract class Demo {
  readonly #make: () => DemoParts;
  #parts: CheckedParts | undefined;

  /** @param parts What the demo is made of, or what makes it when it is first asked for. */
  constructor(parts: DemoParts | (() => DemoParts)) {
    this.#make = typeof parts === "function" ? parts : () => parts;
    if (typeof parts !== "function") this.#parts = checkParts(parts);
  }

  /** @internal */
  get parts(): CheckedParts {
    this.#parts ??= checkParts(this.#make());
    return this.#parts;
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

function checkParts(parts: DemoParts): CheckedParts {
  const { maxFileSize = defaultMaxFileSize, maxQueue, allowedPaths = [] } = parts;
  if (!(Number.isInteger(maxFileSize) && maxFileSize > 0)) {
    throw new HardcaseError("HC_DEMO", `maxFileSize must be a whole number of bytes above 0, got ${showValue(maxFileSize)}.`);
  }
  if (maxQueue !== undefined && !(Number.isInteger(maxQueue) && maxQueue >= 0)) {
    throw new HardcaseError("HC_DEMO", `maxQueue must be a whole number from 0 up, got ${showValue(maxQueue)}.`);
  }
  return { ...parts, maxFileSize, allowedPaths };
}

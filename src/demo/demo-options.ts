import { type AuthOptions, readAuth } from "./auth-options.ts";
import type { DemoParts } from "./demo.ts";
import { type McpOptions, readMcp } from "./mcp-options.ts";
import { type StyleOptions, styleOf } from "./theme.ts";

/** Options of every page, whatever is on it. */
export interface PageOptions extends AuthOptions, McpOptions, StyleOptions {
  /** Markdown under the title. */
  readonly description?: string;
  /** Markdown at the foot of the page. */
  readonly article?: string;
  /** Most runs that may wait in one queue; more are refused. Default: no limit. */
  readonly maxQueue?: number;
}

/** Options of every demo that has functions of its own. */
export interface DemoOptions extends PageOptions {
  /** Version of the functions, kept with every run. */
  readonly version?: string;
  /** Largest upload in bytes. Default 100 MB (100,000,000). */
  readonly maxFileSize?: number;
  /** Folders, beside the working directory and the temporary one, from which a function may return files by path. */
  readonly allowedPaths?: readonly string[];
  /** `false` tells visitors of what a function throws only that it failed, unless it is a `UserError`. Default `true`. */
  readonly showErrors?: boolean;
}

/** The parts of a demo that its options say by themselves. Throws `HC_DEMO` for those that cannot be used. */
export function readDemoOptions(options: DemoOptions): Omit<DemoParts, "title" | "hasHeading" | "endpoints" | "body" | "flagged"> {
  const { description, article, version, maxQueue, maxFileSize, allowedPaths, showErrors } = options;
  return {
    ...{ description, article, version, maxQueue, maxFileSize, allowedPaths, showErrors },
    auth: readAuth(options),
    mcp: readMcp(options),
    style: styleOf(options),
  };
}

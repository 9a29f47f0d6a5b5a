import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { Demo } from "./demo.ts";
import type { LaunchedDemo, LaunchOptions } from "./launch-options.ts";

/** Options of `new DemoSite()`. */
export interface DemoSiteOptions {
  /** Heading of the list of demos, which stands at `/` unless a demo does. Default `Demos`. */
  readonly title?: string;
}

/**
 * Several demos in one server, each under a path of its own, with its own page, API, login and flags.
 *
 * @throws `HardcaseError` with `HC_DEMO` for a path that cannot be used, or what is no demo.
 * @example
 * const louder = new Interface((text) => text.toUpperCase(), "text", "text");
 * const quieter = new Interface((text) => text.toLowerCase(), "text", "text");
 * await new DemoSite({ "/louder": louder, "/quieter": quieter }).launch();
 */
export class DemoSite {
  /** @internal */
  readonly demos: ReadonlyMap<string, Demo>;
  readonly title: string;

  constructor(demos: { readonly [path: string]: Demo }, { title = "Demos" }: DemoSiteOptions = {}) {
    const entries = Object.entries(demos ?? {});
    if (entries.length === 0) throw new HardcaseError("HC_DEMO", "DemoSite needs one demo at least, by its path.");
    for (const [path, demo] of entries) {
      if (!/^\/$|^(?:\/[\w.~-]+)+$/.test(path)) {
        throw new HardcaseError("HC_DEMO", `DemoSite: a path must be like "/calculator", got ${showValue(path)}.`, {
          hint: "Begin it with a slash, end it without one, and use letters, digits, - _ . and ~.",
        });
      }
      if (!(demo instanceof Demo)) throw new HardcaseError("HC_DEMO", `DemoSite: "${path}" must be a demo, got ${showValue(demo)}.`);
    }
    for (const [path] of entries) refuseReviewPath(path, Object.keys(demos));
    this.demos = new Map(entries);
    this.title = title;
  }

  /** Serves all demos until the process ends or `close()` is called, and prints the address. */
  async launch(options: LaunchOptions = {}): Promise<LaunchedDemo> {
    const { launchSite } = await import("../launch.ts");
    return launchSite(this, options);
  }

  /** Answers a web-standard request, to mount the site in any server. */
  async fetch(request: Request): Promise<Response> {
    const { serveSite } = await import("../launch.ts");
    return (await serveSite(this)).fetch(request);
  }

  /** Ends what `fetch()` has opened. A launched site has its own `close()`. */
  async close(): Promise<void> {
    for (const demo of this.demos.values()) await demo.close();
  }
}

/** Under each demo's own path stands its review. */
function refuseReviewPath(path: string, paths: readonly string[]): void {
  const parent = paths.find((other) => `${path}/`.startsWith(`${other === "/" ? "" : other}/review/`));
  if (parent === undefined) return;
  throw new HardcaseError("HC_DEMO", `DemoSite: at "${path}" stands the review of the demo at "${parent}".`, {
    hint: "Choose another path.",
  });
}

import { HardcaseError } from "../components/hardcase-error.ts";
import { DemoSite } from "../demo/demo-site.ts";
import type { ReplayedDemo } from "../replay/replayed-demo.ts";
import { loadDemo } from "./load-demo.ts";
import { sayError } from "./say-error.ts";

/** After so many milliseconds it is said that the app has not started yet: a model may need minutes, and a mistake for ever. */
const patience = 15_000;

/**
 * The demos that an app exports or launches, without opening a port. Throws `HC_ENVIRONMENT` for an app that does not start, and for
 * a path at which it has none.
 *
 * @param path Only the demo that stands there, of a site.
 */
export async function loadReplayedDemos(app: string, path: string | undefined): Promise<readonly ReplayedDemo[]> {
  const demos = await load(app);
  if (path === undefined) return demos;
  const chosen = demos.filter((one) => one.path === path);
  if (chosen.length > 0) return chosen;
  const paths = demos.flatMap((one) => one.path ?? []);
  throw new HardcaseError("HC_ENVIRONMENT", `${app} has no demo at ${path}.`, {
    hint: paths.length === 0 ? "It has one demo alone: leave --demo out." : `It has ${paths.join(", ")}.`,
  });
}

async function load(app: string): Promise<readonly ReplayedDemo[]> {
  const { holdLaunches } = await import("../launch.ts");
  const waiting = setTimeout(() => console.error(`hardcase: still waiting for ${app} to start.`), patience);
  // It keeps no process that has nothing else to wait for.
  waiting.unref();
  try {
    const loaded = await loadDemo(app, holdLaunches());
    if (loaded instanceof DemoSite) return [...loaded.demos].map(([path, demo]) => ({ demo, path }));
    return [{ demo: loaded, path: null }];
  } catch (error) {
    if (error instanceof HardcaseError) throw error;
    throw new HardcaseError("HC_ENVIRONMENT", `${app} does not start: ${sayError(error)}.`, { cause: error });
  } finally {
    clearTimeout(waiting);
  }
}

import { Update } from "../components/update.ts";
import type { NamedComponent } from "../demo/endpoint.ts";
import type { PageSession } from "./page-sessions.ts";
import type { OutputUpdate } from "./run.ts";

/** Parts a result from what it changes of its output. Throws `HC_COMPONENT_OPTIONS` for options that cannot be. */
export function readUpdate(
  result: unknown,
  named: NamedComponent,
  page: PageSession,
): { readonly result: unknown; readonly update?: OutputUpdate } {
  if (!(result instanceof Update)) return { result };
  const { value, ...changes } = result.options;
  const { label, info, visible, interactive } = changes as { label?: string; info?: string; visible?: boolean; interactive?: boolean };
  const component = page.change(named, changes);
  const update: OutputUpdate = {
    ...(label !== undefined && { label }),
    ...(info !== undefined && { info }),
    ...(visible !== undefined && { isVisible: visible }),
    ...(interactive !== undefined && { isInteractive: interactive }),
    options: component.viewOptions(),
    keepsValue: !("value" in result.options),
  };
  return { result: value, update };
}

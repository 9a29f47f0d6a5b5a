import { useRef } from "preact/hooks";
import { apiUrl } from "./api-url.ts";
import { recordedRuns } from "./recorded-runs.ts";

/** The way to the API: a drawer beside the page, loaded when it is wanted; without it, a link to the description. */
export function OpenApiDrawer() {
  const link = useRef<HTMLAnchorElement>(null);
  const recorded = recordedRuns.value;
  const open = async (event: MouseEvent) => {
    // Whoever wants another tab gets the description.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const { openDrawer } = await import("../api-drawer/api-drawer.tsx");
      openDrawer(() => link.current?.focus());
    } catch {
      location.assign(apiUrl("openapi.json"));
    }
  };
  return (
    <a ref={link} href={apiUrl("openapi.json").href} aria-haspopup="dialog" onClick={open}>
      {recorded === null ? "Use via API" : `Recording: ${recorded.length === 1 ? "1 run" : `${recorded.length} runs`}`}
    </a>
  );
}

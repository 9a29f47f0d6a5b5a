import { useEffect } from "preact/hooks";
import type { BlocksConfig } from "../../server/page-config.ts";
import { RunError } from "../run/run-error.tsx";
import type { BlocksState, ListenerScope } from "./blocks-state.ts";
import { LayoutList } from "./layout-view.tsx";
import "./blocks.css";
import "./layouts.css";

export { openBlocks } from "./open-blocks.ts";

interface BlocksPageProps {
  readonly state: BlocksState;
  readonly scope: ListenerScope;
  readonly config: BlocksConfig;
}

/** A page of any layout. */
export function BlocksPage({ state, scope, config }: BlocksPageProps) {
  const notice = state.notice.value;
  useEffect(() => {
    state.firePage("load");
    const leave = (event: PageTransitionEvent) => {
      // A page that the browser keeps may come back.
      if (!event.persisted) state.leave();
    };
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, [state]);
  const sidebars = config.layout.filter(({ type }) => type === "sidebar");
  const others = config.layout.filter(({ type }) => type !== "sidebar");
  return (
    <div class="blocks" data-has-sidebar={sidebars.length > 0}>
      <LayoutList state={state} scope={scope} layout={sidebars} />
      <div class="layout-column blocks-main">
        <LayoutList state={state} scope={scope} layout={others} />
        {notice && <RunError error={notice} />}
      </div>
    </div>
  );
}

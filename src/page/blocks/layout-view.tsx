import type { LayoutConfig } from "../../server/page-config.ts";
import { type LabelledPart, TabsView } from "../tabs/tabs-view.tsx";
import { AccordionView } from "./accordion-view.tsx";
import type { BlocksState, ListenerScope } from "./blocks-state.ts";
import { ComponentView } from "./component-view.tsx";
import type { LayoutProps } from "./layout-props.ts";
import { ListenerFlagRow } from "./listener-flag-row.tsx";
import { RenderedPart } from "./rendered-part.tsx";
import { SidebarView } from "./sidebar-view.tsx";
import { WalkthroughView } from "./walkthrough-view.tsx";

interface LayoutListProps {
  readonly state: BlocksState;
  readonly scope: ListenerScope;
  readonly layout: readonly LayoutConfig[];
}

/** Parts of a layout, one after the other. */
export function LayoutList({ state, scope, layout }: LayoutListProps) {
  return (
    <>
      {layout.map((config, index) => (
        <LayoutView key={config.type === "component" ? config.id : index} state={state} scope={scope} config={config} />
      ))}
    </>
  );
}

/** One part of a layout. */
export function LayoutView({ state, scope, config }: LayoutProps) {
  const list = (layout: readonly LayoutConfig[]) => <LayoutList state={state} scope={scope} layout={layout} />;
  switch (config.type) {
    case "component": {
      const field = state.fields.get(config.id);
      return field ? <ComponentView state={state} field={field} /> : null;
    }
    case "row":
      return (
        <div class="layout-row" data-equal-height={config.options.equalHeight === true}>
          {list(config.children)}
        </div>
      );
    case "column":
    case "tab":
    case "step": {
      const { scale = 1, minWidth = 320 } = config.options as { readonly scale?: number; readonly minWidth?: number };
      return (
        <div class="layout-column" style={{ "--scale": scale, "--min-width": `${minWidth}px` }}>
          {list(config.children)}
        </div>
      );
    }
    case "group":
      return <div class="layout-group card">{list(config.children)}</div>;
    case "accordion":
      return (
        <AccordionView label={config.label ?? ""} isOpen={config.options.open !== false}>
          {list(config.children)}
        </AccordionView>
      );
    case "sidebar":
      return (
        <SidebarView
          label={config.label}
          isOpen={config.options.open !== false}
          position={config.options.position === "right" ? "right" : "left"}
        >
          {list(config.children)}
        </SidebarView>
      );
    case "tabs":
      return <TabsView tabs={partsOf(config.children)} draw={list} />;
    case "walkthrough":
      return <WalkthroughView steps={partsOf(config.children)} draw={list} />;
    case "render":
      return (
        <RenderedPart state={state} config={config} draw={(part, layout) => <LayoutList state={state} scope={part} layout={layout} />} />
      );
    case "flagRow":
      return <ListenerFlagRow state={state} scope={scope} config={config} />;
  }
}

/** Tabs or steps, as their parent draws them. */
function partsOf(children: readonly LayoutConfig[]): LabelledPart[] {
  return children.flatMap((child) => ("children" in child ? [{ label: child.label ?? "", layout: child.children }] : []));
}

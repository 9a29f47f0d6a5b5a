import type { LayoutConfig } from "../../server/page-config.ts";
import type { BlocksState, ListenerScope } from "./blocks-state.ts";

/** What every part of a layout needs to be drawn. */
export interface LayoutProps<Type extends LayoutConfig["type"] = LayoutConfig["type"]> {
  readonly state: BlocksState;
  readonly scope: ListenerScope;
  readonly config: Extract<LayoutConfig, { readonly type: Type }>;
}

import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { PageConfig } from "../../server/page-config.ts";

/** The Flag row's settings, which flagging puts into the page's config; `undefined` on a page without flagging. */
export function readFlagRowConfig({ rows }: PageConfig): FlagRowConfig | undefined {
  return rows.flag as FlagRowConfig | undefined;
}

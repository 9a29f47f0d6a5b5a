import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { PageConfig } from "../../server/page-config.ts";

/** The settings of an endpoint's Flag row, which flagging puts into the page's config; `undefined` where its runs are not flagged. */
export function readFlagRowConfig({ rows }: PageConfig, endpoint: string): FlagRowConfig | undefined {
  return (rows.flag as { readonly [endpoint: string]: FlagRowConfig } | undefined)?.[endpoint];
}

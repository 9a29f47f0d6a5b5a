import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { FlagRow } from "../flag-row/flag-row.tsx";
import type { InterfaceState } from "./interface-state.ts";

interface InterfaceFlagRowProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
}

/** The Flag row of an interface, where people flag by hand. */
export function InterfaceFlagRow({ state, flagging }: InterfaceFlagRowProps) {
  if (flagging?.mode !== "manual") return null;
  return <FlagRow config={flagging} flags={state.flags} shownRun={state.run.shownRun.value} isEdited={state.isEdited} />;
}

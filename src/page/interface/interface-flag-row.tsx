import { useEffect } from "preact/hooks";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { FlagRow } from "../flag-row/flag-row.tsx";
import type { InterfaceState } from "./interface-state.ts";
import { whenIdle } from "./when-idle.ts";

interface InterfaceFlagRowProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
}

/** The Flag row of an interface, where people flag by hand. */
export function InterfaceFlagRow({ state, flagging }: InterfaceFlagRowProps) {
  const isManual = flagging?.mode === "manual";
  const shownRun = state.run.shownRun.value;
  const hasRun = shownRun !== null;
  useEffect(() => {
    if (isManual && hasRun) whenIdle(() => state.flags.prepare());
  }, [isManual, hasRun]);
  if (!isManual) return null;
  return (
    <FlagRow
      config={flagging}
      flags={state.flags}
      shownRun={shownRun}
      reason={reasonAgainst(state)}
      edited={state.editedInputs}
      outputs={state.drawnOutputs}
    />
  );
}

function reasonAgainst({ run, phase }: InterfaceState): string | undefined {
  if (run.shownRun.value !== null) return undefined;
  if (phase.value.name === "stopped") return "A run that was stopped cannot be flagged: let one come to its end.";
  return "Run it first: a flag stores the inputs and outputs of a run.";
}

import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { Examples } from "./examples.tsx";
import { InputsCard } from "./inputs-card.tsx";
import type { InterfaceState } from "./interface-state.ts";
import { OutputsCard } from "./outputs-card.tsx";
import "./interface-page.css";

interface InterfacePageProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
}

/** One function: inputs beside outputs; one column when there is only one of the two, or when they are the same. */
export function InterfacePage({ state, flagging }: InterfacePageProps) {
  const hasInputs = state.drawnFields.length > 0;
  const hasOutputs = state.drawnOutputs.length > 0;
  return (
    <>
      <div class="interface" data-columns={hasInputs && hasOutputs ? 2 : 1}>
        {(hasInputs || !hasOutputs) && <InputsCard state={state} flagging={flagging} isWhole={!hasOutputs} />}
        {hasOutputs && <OutputsCard state={state} flagging={flagging} />}
      </div>
      <Examples state={state} />
    </>
  );
}

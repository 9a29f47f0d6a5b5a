import { useRef } from "preact/hooks";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { RunError } from "../run/run-error.tsx";
import { startOf } from "../run/run-phase.ts";
import { RunProgress } from "../run/run-progress.tsx";
import { RunStatus } from "../run/run-status.tsx";
import { FormActions } from "./form-actions.tsx";
import { InterfaceFlagRow } from "./interface-flag-row.tsx";
import type { InterfaceState } from "./interface-state.ts";
import { OutputList } from "./output-list.tsx";
import { useScrollIntoView } from "./use-scroll-into-view.ts";

interface OutputsCardProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
}

/** What came out, how the run stands, and the Flag row. Without inputs it also holds the button that runs. */
export function OutputsCard({ state, flagging }: OutputsCardProps) {
  const card = useRef<HTMLElement>(null);
  const phase = state.phase.value;
  useScrollIntoView(card, phase, !state.isLive);
  return (
    <section class="card outputs-card" aria-label="Result" aria-busy={startOf(phase) !== null} ref={card}>
      <div class="card-body outputs-body">
        <RunStatus phase={phase} />
        <OutputList state={state} />
        {phase.name === "failed" && <RunError error={phase.error} />}
        <RunProgress phase={phase} />
      </div>
      {state.drawnFields.length === 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            state.submit();
          }}
        >
          <FormActions state={state} hasStatus={false} notice={flagging?.submitNotice ?? null} />
        </form>
      )}
      <InterfaceFlagRow state={state} flagging={flagging} />
    </section>
  );
}

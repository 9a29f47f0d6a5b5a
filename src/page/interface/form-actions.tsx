import { RunStatus } from "../run/run-status.tsx";
import { SubmitButton } from "../run/submit-button.tsx";
import type { InterfaceState } from "./interface-state.ts";
import "./form-actions.css";

interface FormActionsProps {
  readonly state: InterfaceState;
  /** Whether the form is the whole interface, so that no outputs beside it say how the run stands. */
  readonly hasStatus: boolean;
  /** What is stored without a click, to be read before the first run. */
  readonly notice: string | null;
}

/** Clear and Submit; a live page needs no Submit, but can stop a run that takes its time. */
export function FormActions({ state, hasStatus, notice }: FormActionsProps) {
  const phase = state.phase.value;
  const hasInputs = state.drawnFields.length > 0;
  return (
    <>
      <div class="form-actions">
        {hasStatus && <RunStatus phase={phase} />}
        {hasInputs && (
          <button type="button" class="button button-text" onClick={() => state.clear()}>
            Clear
          </button>
        )}
        <SubmitButton label={hasInputs ? "Submit" : "Generate"} phase={phase} isStopOnly={state.isLive} onStop={() => state.stop()} />
      </div>
      {notice && <p class="form-notice">{notice}</p>}
    </>
  );
}

import type { ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { ChosenActions } from "./chosen-actions.tsx";
import { closeDialog, openDialog } from "./open-dialog.ts";
import { RunAgainDialog } from "./run-again-dialog.tsx";

interface CaseActionsProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
}

/** What can be done with a case but judging it. */
export function CaseActions({ state, one }: CaseActionsProps) {
  const { hasApp, toDemo } = state.config;
  const runAgain = () => (openDialog.value = <RunAgainDialog state={state} one={one} onClose={closeDialog} />);
  return (
    <section class="case-actions" aria-label="Actions">
      {hasApp && (
        <button type="button" class="button button-text" onClick={runAgain}>
          Run again now
        </button>
      )}
      {toDemo !== null && (
        <a class="button button-text" href={toDemo + encodeURIComponent(one.id)} target="_blank" rel="noopener">
          Open in the demo
        </a>
      )}
      <ChosenActions state={state} ids={[one.id]} />
    </section>
  );
}

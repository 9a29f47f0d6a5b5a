import { useState } from "preact/hooks";
import type { ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { ChosenActions } from "./chosen-actions.tsx";
import { RunAgainDialog } from "./run-again-dialog.tsx";

interface CaseActionsProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
}

/** What can be done with a case but judging it. */
export function CaseActions({ state, one }: CaseActionsProps) {
  const [isRunning, setRunning] = useState(false);
  const { hasApp, hasDemo } = state.config;
  return (
    <section class="case-actions" aria-label="Actions">
      {hasApp && (
        <button type="button" class="button button-text" onClick={() => setRunning(true)}>
          Run again now
        </button>
      )}
      {hasDemo && (
        <a class="button button-text" href={`./?review-case=${encodeURIComponent(one.id)}`} target="_blank" rel="noopener">
          Open in the demo
        </a>
      )}
      <ChosenActions state={state} ids={[one.id]} />
      {isRunning && <RunAgainDialog state={state} one={one} onClose={() => setRunning(false)} />}
    </section>
  );
}

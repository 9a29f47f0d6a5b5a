import type { ReviewedCase } from "../../review-api.ts";
import { RelativeTime } from "../relative-time.tsx";
import type { ReviewState } from "../review-state.ts";
import { verdictName } from "../verdict-name.ts";

interface CaseHeadProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
}

/** Which case this is, how it stands, and the way to its neighbours. */
export function CaseHead({ state, one }: CaseHeadProps) {
  const { verdict, duplicateOf } = state.judging.decisionOn(one);
  const { by, at } = one.review;
  const isStored = !state.judging.isSaving(one.id);
  return (
    <header class="case-head">
      <h2>
        <span class="verdict-word" data-verdict={verdict}>
          {verdictName(verdict)}
        </span>
        {verdict !== "new" && isStored && at !== null && (
          <span class="case-head-by">
            {by !== null && `by ${by}, `}
            <RelativeTime at={at} />
          </span>
        )}
      </h2>
      {duplicateOf !== null && (
        <button type="button" class="button button-text" onClick={() => state.openCase(duplicateOf)}>
          Duplicate of another case
        </button>
      )}
      {one.replayed !== null && (
        <p class="case-replayed" data-result={one.replayed.result} title={one.replayed.reason ?? undefined}>
          {one.replayed.result}
          {one.replayed.version !== null && ` in version ${one.replayed.version}`}
        </p>
      )}
      <nav class="case-steps" aria-label="Cases">
        <button type="button" class="button" aria-keyshortcuts="k" onClick={() => void state.moveBy(-1)}>
          Previous <kbd>k</kbd>
        </button>
        <button type="button" class="button" aria-keyshortcuts="j" onClick={() => void state.moveBy(1)}>
          Next <kbd>j</kbd>
        </button>
      </nav>
    </header>
  );
}

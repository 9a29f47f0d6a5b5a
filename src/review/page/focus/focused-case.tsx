import { useEffect } from "preact/hooks";
import type { ReviewedCase } from "../../review-api.ts";
import { CaseActions } from "../actions/case-actions.tsx";
import type { CaseDetail } from "../case-details.ts";
import { isNarrow } from "../is-narrow.ts";
import type { ReviewState } from "../review-state.ts";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CommentField } from "./comment-field.tsx";
import { InputsCard } from "./inputs-card.tsx";
import { JudgeBar } from "./judge-bar.tsx";
import { OutputsCard } from "./outputs-card.tsx";
import { PersonCard } from "./person-card.tsx";
import { RepeatsPart } from "./repeats-part.tsx";

interface FocusedCaseProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly detail: CaseDetail;
}

/** A case: what went in, what came out, what was said of it, and the verdict. */
export function FocusedCase({ state, one, detail }: FocusedCaseProps) {
  // Judging moves on by itself: each case is read from its beginning.
  useEffect(() => scrollTo(0, 0), []);
  const endpoint = state.endpointOf(one);
  const known = typeof detail === "object" && "history" in detail ? detail : null;
  return (
    <article class="focus" aria-label="Case">
      <CaseHead state={state} one={one} />
      {!isNarrow.value && <CaseActions state={state} one={one} />}
      <div class="focus-grid">
        <InputsCard one={one} endpoint={endpoint} />
        <OutputsCard state={state} one={one} endpoint={endpoint} />
        <div class="focus-column">
          <PersonCard one={one} endpoint={endpoint} />
          <CommentField state={state} one={one} />
        </div>
      </div>
      <div class="focus-grid focus-below">
        <CaseFacts one={one} />
        <RepeatsPart state={state} one={one} detail={known} />
        <CaseHistory one={one} history={known?.history ?? null} endpoint={endpoint} />
      </div>
      {/* A phone shows the case first. */}
      {isNarrow.value && <CaseActions state={state} one={one} />}
      <JudgeBar state={state} one={one} />
    </article>
  );
}

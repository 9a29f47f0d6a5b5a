import type { ReviewRefusal } from "../review-client.ts";
import type { ReviewState } from "../review-state.ts";
import { EmptyList } from "./empty-list.tsx";
import { FocusFailure } from "./focus-failure.tsx";
import { FocusedCase } from "./focused-case.tsx";
import "./focus-view.css";

/** One case, as large as the page. */
export function FocusView({ state }: { readonly state: ReviewState }) {
  const { case: id } = state.query.value;
  const list = state.list.value;
  const phase = list.phase.value;
  if (id === null) {
    if (typeof phase === "object") return <FocusFailure refusal={phase} onRetry={() => void list.retry().then(() => state.goTo(0))} />;
    return phase === "ready" && list.length.value === 0 ? <EmptyList state={state} /> : <FocusPlaceholder />;
  }
  const detail = state.details.of(id).value;
  const refusal = typeof detail === "object" && "error" in detail ? detail : null;
  const one = state.known.of(id)?.value;
  if (one !== undefined && refusal?.status !== 404) return <FocusedCase key={id} state={state} one={one} detail={detail} />;
  return refusal === null ? <FocusPlaceholder /> : <CaseFailure state={state} id={id} refusal={refusal} />;
}

function CaseFailure({ state, id, refusal }: { readonly state: ReviewState; readonly id: string; readonly refusal: ReviewRefusal }) {
  if (refusal.status === 404) return <FocusFailure refusal={refusal} onRetry={() => void state.moveBy(1)} retryName="Next case" />;
  return <FocusFailure refusal={refusal} onRetry={() => void state.details.refresh(id)} />;
}

/** Keeps the places of what is on its way. */
function FocusPlaceholder() {
  return (
    <div class="focus-grid" role="status" aria-label="Loading the case">
      <div class="focus-card focus-placeholder" />
      <div class="focus-card focus-placeholder" />
      <div class="focus-card focus-placeholder" />
    </div>
  );
}

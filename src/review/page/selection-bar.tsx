import { ChosenActions } from "./actions/chosen-actions.tsx";
import type { ReviewState } from "./review-state.ts";
import { VerdictButtons } from "./verdict-buttons.tsx";

/** What can be done with the chosen cases in one stroke. */
export function SelectionBar({ state }: { readonly state: ReviewState }) {
  const { size } = state.selection.ids.value;
  if (size === 0) return null;
  return (
    <section class="selection-bar" aria-label="Chosen cases">
      <span class="selection-count">{size === 1 ? "1 case" : `${size.toLocaleString("en")} cases`} chosen</span>
      <VerdictButtons onJudge={(verdict) => state.reviewing.judge(verdict)} />
      <ChosenActions state={state} ids={[...state.selection.ids.value]} />
      <button type="button" class="button button-text" onClick={() => state.selection.clear()}>
        Choose none <kbd>Esc</kbd>
      </button>
    </section>
  );
}

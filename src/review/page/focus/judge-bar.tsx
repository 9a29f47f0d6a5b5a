import type { ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { VerdictButtons } from "../verdict-buttons.tsx";

interface JudgeBarProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
}

/** The verdicts, within reach of the thumb on a phone. */
export function JudgeBar({ state, one }: JudgeBarProps) {
  const { verdict } = state.judging.decisionOn(one);
  const canCorrect = state.correctableOf(one).length > 0;
  if (state.selection.ids.value.size > 0) return null;
  return (
    <section class="judge-bar" aria-label="Judge">
      <VerdictButtons current={verdict} onJudge={(given) => state.reviewing.judge(given)} />
      {canCorrect && (
        <button type="button" class="button" aria-keyshortcuts="e" onClick={() => void state.reviewing.correct()}>
          Correct <kbd>e</kbd>
        </button>
      )}
      <button
        type="button"
        class="button button-text"
        aria-keyshortcuts="u"
        aria-disabled={!state.judging.canUndo}
        onClick={() => state.reviewing.undo()}
      >
        Undo <kbd>u</kbd>
      </button>
    </section>
  );
}

import { useSeconds } from "../../../components/view/use-seconds.ts";
import { FocusFailure } from "../focus/focus-failure.tsx";
import type { ReviewState } from "../review-state.ts";
import { conditionsOf, type FlagNumbers } from "./flag-numbers.ts";
import { NumbersCards } from "./numbers-cards.tsx";
import { NumbersPlaceholder } from "./numbers-placeholder.tsx";
import { useFlagNumbers } from "./use-flag-numbers.ts";
import "./numbers-view.css";

/** How many flags there are of what the conditions leave, over time and by what they have in common. */
export function NumbersView({ state }: { readonly state: ReviewState }) {
  const numbers = useFlagNumbers(state);
  const counted = numbers.counted.value;
  const refusal = numbers.refusal.value;
  const isCurrent = counted !== null && conditionsOf(counted.filters) === conditionsOf(state.query.value.filters);
  return (
    <div class="numbers" aria-busy={!isCurrent && refusal === null}>
      {refusal !== null && <FocusFailure refusal={refusal} onRetry={() => numbers.retry()} />}
      <CountingNotice numbers={numbers} isShown={refusal === null && !isCurrent} />
      {refusal === null && counted === null && <NumbersPlaceholder />}
      {counted !== null && (isCurrent || refusal === null) && (
        <div class="numbers-cards" data-stale={!isCurrent}>
          <NumbersCards state={state} counted={counted} />
        </div>
      )}
    </div>
  );
}

/** What is waited for, and how long where it takes a while. */
function CountingNotice({ numbers, isShown }: { readonly numbers: FlagNumbers; readonly isShown: boolean }) {
  const seconds = Math.floor(useSeconds(isShown ? numbers.askedAt.value : null));
  return (
    <p class="counting-notice" role="status">
      {isShown && "Counting flags"}
      {isShown && seconds > 0 && <span aria-hidden="true">, {seconds} s</span>}
    </p>
  );
}

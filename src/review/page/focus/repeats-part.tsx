import type { ReviewedCase, ReviewedCaseDetail } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { ValueSummary } from "../value-summary.tsx";
import { verdictName } from "../verdict-name.ts";

interface RepeatsPartProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly detail: Pick<ReviewedCaseDetail, "nearRepeats" | "repeatsOf"> | null;
}

/** Cases with the same inputs, and cases that are much alike: to be judged together. */
export function RepeatsPart({ state, one, detail }: RepeatsPartProps) {
  const near = detail?.nearRepeats ?? [];
  const exact = detail?.repeatsOf ?? [];
  const alike = [...exact, ...near.map((each) => each.case.id)];
  return (
    <section class="focus-part" aria-labelledby="focus-repeats">
      <h3 id="focus-repeats">Alike</h3>
      {one.repeats > 1 && <p>{one.repeats === 2 ? "1 more case has" : `${one.repeats - 1} more cases have`} these very inputs.</p>}
      {detail !== null && one.repeats <= 1 && near.length === 0 && <p class="no-value">No other case is like this one</p>}
      {near.length > 0 && (
        <ul class="near-repeats">
          {near.map(({ case: other, likeness }) => (
            <li key={other.id}>
              <button type="button" class="near-repeat" onClick={() => state.openCase(other.id)}>
                <ValueSummary values={other.inputs} components={state.endpointOf(other)?.inputs.slice(0, 2) ?? []} />
                <span class="near-repeat-foot">
                  {Math.round(likeness * 100)} % alike, {verdictName(other.review.verdict).toLowerCase()}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {alike.length > 0 && (
        <div class="repeats-actions">
          <button type="button" class="button" onClick={() => void state.choose([one.id, ...alike])}>
            Judge all {alike.length + 1} together
          </button>
          <button type="button" class="button button-text" onClick={() => void state.reviewing.discardAsDuplicates(alike, one.id)}>
            Discard the others as duplicates
          </button>
        </div>
      )}
    </section>
  );
}

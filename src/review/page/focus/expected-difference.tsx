import { ViewSlot } from "../../../page/view/view-slot.tsx";
import type { ReviewComponent, ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { ScrollBox } from "./scroll-box.tsx";

interface ExpectedDifferenceProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly component: ReviewComponent;
}

/** Where an output differs from what a reviewer expects, or else from what the visitor says would be right. */
export function ExpectedDifference({ state, one, component: { name, label, kind, options } }: ExpectedDifferenceProps) {
  const { verdict, expected } = state.judging.decisionOn(one);
  const byReviewer = expected?.[name];
  const wanted = byReviewer ?? (verdict === "new" ? one.flag.corrected?.[name] : undefined);
  if (wanted === undefined) return null;
  const actual = one.outputs?.[name] ?? null;
  return (
    <section class="expected-difference" aria-label={`Expected for ${label}`}>
      <p class="expected-head">{byReviewer === undefined ? "Expected by the visitor" : "Expected"}</p>
      <ScrollBox class="shown-value-body" label={`Difference of ${label}`}>
        <ViewSlot kind={kind} value={wanted} draw={({ Diff }) => <Diff expected={wanted} actual={actual} options={options} />} />
      </ScrollBox>
    </section>
  );
}

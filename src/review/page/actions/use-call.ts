import { useState } from "preact/hooks";
import type { ReviewAnswer, ReviewCall } from "../review-client.ts";
import type { ReviewState } from "../review-state.ts";

/** Where a call stands that a dialog makes. */
export type CallProgress<Value> = { readonly name: "idle" } | { readonly name: "busy" } | ReviewAnswer<Value>;

/** A call of the review's interface, and where it stands; one at a time. */
export function useCall<Value>(state: ReviewState): [CallProgress<Value>, (call: ReviewCall) => Promise<ReviewAnswer<Value>>] {
  const [progress, setProgress] = useState<CallProgress<Value>>({ name: "idle" });
  const start = async (call: ReviewCall) => {
    setProgress({ name: "busy" });
    const answer = await state.client.call<Value>(call);
    setProgress(answer);
    return answer;
  };
  return [progress, start];
}

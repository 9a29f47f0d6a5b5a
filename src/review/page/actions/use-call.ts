import { useState } from "preact/hooks";
import type { ReviewAnswer, ReviewCall } from "../review-client.ts";
import type { ReviewState } from "../review-state.ts";

/** Where a call stands that a dialog makes. */
export type CallProgress<Value> = { readonly name: "idle" } | { readonly name: "busy" } | ReviewAnswer<Value>;

/** Makes a call, by default for a value. */
type Ask<Value> = (call: ReviewCall) => Promise<ReviewAnswer<Value>>;

/** A call of the review's interface, and where it stands; one at a time. */
export function useCall<Value>(state: ReviewState, ask?: Ask<Value>): [CallProgress<Value>, Ask<Value>] {
  const [progress, setProgress] = useState<CallProgress<Value>>({ name: "idle" });
  const start: Ask<Value> = async (call) => {
    setProgress({ name: "busy" });
    const answer = await (ask ?? ((given) => state.client.call<Value>(given)))(call);
    setProgress(answer);
    return answer;
  };
  return [progress, start];
}

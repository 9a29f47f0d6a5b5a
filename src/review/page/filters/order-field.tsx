import type { ReviewOrder } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";

const names: Record<ReviewOrder, string> = { newest: "Newest first", oldest: "Oldest first", worth: "Most worth judging first" };

/** Which cases come first. */
export function OrderField({ state }: { readonly state: ReviewState }) {
  return (
    <select
      class="control order-field"
      aria-label="Order"
      value={state.query.value.order}
      onChange={(event) => state.setOrder(event.currentTarget.value as ReviewOrder)}
    >
      {Object.entries(names).map(([order, name]) => (
        <option key={order} value={order}>
          {name}
        </option>
      ))}
    </select>
  );
}

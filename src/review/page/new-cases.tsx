import type { ReviewState } from "./review-state.ts";

/** Cases that came in while the reader was elsewhere in the list, which does not move by itself. */
export function NewCases({ state }: { readonly state: ReviewState }) {
  // Numbers follow by themselves.
  const count = state.query.value.view === "numbers" ? 0 : state.newCases.value;
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" class="button new-cases" onClick={() => state.refresh()}>
          {count >= 100 ? "100 or more" : count} new
        </button>
      )}
    </div>
  );
}

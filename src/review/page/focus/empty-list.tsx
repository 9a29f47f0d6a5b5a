import type { ReviewState } from "../review-state.ts";

/** What will be here, and what fills it. */
export function EmptyList({ state }: { readonly state: ReviewState }) {
  const isNarrowed = Object.keys(state.query.value.filters).length > 0;
  return (
    <div class="focus-empty">
      {isNarrowed ? (
        <>
          <h2>No case is like this</h2>
          <p>None of the flagged cases meets all the conditions.</p>
          <button type="button" class="button" onClick={() => state.setFilters({})}>
            Show all cases
          </button>
        </>
      ) : (
        <>
          <h2>No hard cases yet</h2>
          <p>What people flag in the demo appears here at once, to be judged and corrected. Run the demo and flag a wrong output:</p>
          <pre class="focus-command">
            <code>npx hardcase run app.ts</code>
          </pre>
        </>
      )}
    </div>
  );
}

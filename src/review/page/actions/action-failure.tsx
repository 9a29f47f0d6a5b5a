import type { ReviewRefusal } from "../review-client.ts";

/** Why an action was not done, and what to do. */
export function ActionFailure({ refusal: { error } }: { readonly refusal: ReviewRefusal }) {
  return (
    <p class="action-failure" role="alert">
      {error.message} {error.hint}
    </p>
  );
}

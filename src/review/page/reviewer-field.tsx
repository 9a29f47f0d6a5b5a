import type { ReviewState } from "./review-state.ts";

/** Under which name one's judgements are kept. */
export function ReviewerField({ state: { reviewer, config } }: { readonly state: ReviewState }) {
  return (
    <label class="reviewer-field">
      <span class="visually-hidden">Your name, for the history</span>
      <input
        class="control"
        type="text"
        maxLength={100}
        autocomplete="name"
        placeholder={config.reviewer ?? "Your name"}
        value={reviewer.own.value}
        title="Your judgements are kept under this name"
        onChange={({ currentTarget }) => reviewer.set(currentTarget.value)}
      />
    </label>
  );
}

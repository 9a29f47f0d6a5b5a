import type { ReviewState } from "../review-state.ts";

/** One case, as large as the page. */
export function FocusView({ state }: { readonly state: ReviewState }) {
  const { case: id } = state.query.value;
  const one = id === null ? undefined : state.known.of(id)?.value;
  return one === undefined ? null : <article class="focus">{one.id}</article>;
}

import { useRef } from "preact/hooks";
import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";

/** The list to draw: the one before while the next is being asked for, so that the table does not flash between them. */
export function useSettledList(state: ReviewState): { readonly list: CaseWindow; readonly isBusy: boolean } {
  const next = state.list.value;
  const shown = useRef(next);
  const isLoading = next.phase.value === "loading";
  if (!isLoading) shown.current = next;
  return { list: shown.current, isBusy: isLoading };
}

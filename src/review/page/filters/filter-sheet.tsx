import { useRef } from "preact/hooks";
import type { ReviewState } from "../review-state.ts";
import { FilterRail } from "./filter-rail.tsx";

/** The rail where there is no room beside the list: a sheet that a button opens. */
export function FilterSheet({ state }: { readonly state: ReviewState }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        Filters
      </button>
      <dialog ref={dialog} class="filter-sheet" aria-labelledby="filter-sheet-title">
        <header class="filter-sheet-head">
          <h2 id="filter-sheet-title">Filters</h2>
          <button type="button" class="button button-text" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        <FilterRail state={state} />
      </dialog>
    </>
  );
}

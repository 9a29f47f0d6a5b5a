import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";

interface ChooseCaseProps {
  readonly state: ReviewState;
  readonly list: CaseWindow;
  readonly row: number;
  readonly isChosen: boolean;
}

/** Chooses a case; with Shift, all from the one that was chosen last. */
export function ChooseCase({ state, list, row, isChosen }: ChooseCaseProps) {
  return (
    <span class="case-cell case-choose" role="gridcell">
      <label class="case-choose-area">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isChosen}
          aria-label={`Choose case ${row + 1}`}
          onClick={(event) => {
            event.stopPropagation();
            if (event.shiftKey) {
              event.preventDefault();
              void state.selection.extendTo(list, row);
            } else state.selection.toggle(list, row);
          }}
        />
      </label>
    </span>
  );
}

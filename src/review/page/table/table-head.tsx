import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";
import type { TableColumn } from "./table-columns.ts";

/** More cannot be chosen in one stroke: each is fetched to be judged. */
export const mostChosenAtOnce = 1000;

interface TableHeadProps {
  readonly state: ReviewState;
  readonly list: CaseWindow;
  readonly columns: readonly TableColumn[];
}

/** Names the columns, and chooses all cases of the list. */
export function TableHead({ state, list, columns }: TableHeadProps) {
  const chosen = state.selection.ids.value.size;
  const length = list.length.value;
  const all = Math.min(length, mostChosenAtOnce);
  const name = length > all ? `Choose the first ${all.toLocaleString("en")} cases` : "Choose all cases";
  return (
    <div class="table-head" role="row" aria-rowindex={1}>
      <span class="case-cell case-choose" role="columnheader">
        <label class="case-choose-area" title={name}>
          <input
            type="checkbox"
            aria-label={name}
            checked={chosen > 0 && chosen >= all}
            indeterminate={chosen > 0 && chosen < all}
            onChange={() => (chosen > 0 ? state.selection.clear() : void chooseFirst(state, list, all))}
          />
        </label>
      </span>
      {columns.map(({ key, label }) => (
        <span key={key} class="case-cell" role="columnheader" data-column={key} title={label}>
          {label}
        </span>
      ))}
    </div>
  );
}

async function chooseFirst(state: ReviewState, list: CaseWindow, rows: number): Promise<void> {
  await list.ensure(0, rows - 1);
  state.selection.set(list.idsBetween(0, rows - 1));
}

import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";
import type { RowWindow } from "./use-row-window.ts";

interface GridParts {
  readonly state: ReviewState;
  readonly list: CaseWindow;
  readonly rowWindow: RowWindow;
  readonly rows: number;
}

/** Keys of a grid beside those of the page: a screen of rows, the ends, from cell to cell, and Space to choose. */
export function moveInGrid(event: KeyboardEvent, { state, list, rowWindow, rows }: GridParts): void {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>("[data-row]");
  if (row === null || event.altKey || event.metaKey) return;
  const index = Number(row.dataset.row);
  const goTo = (next: number) => state.goTo(Math.min(Math.max(0, next), rows - 1));
  const moves: { readonly [key: string]: () => void } = {
    PageDown: () => void goTo(index + rowWindow.rowsOfView),
    PageUp: () => void goTo(index - rowWindow.rowsOfView),
    Home: () => void goTo(0),
    End: () => void goTo(rows - 1),
    ArrowRight: () => cellBeside(row, target, 1)?.focus(),
    ArrowLeft: () => (cellBeside(row, target, -1) ?? row).focus(),
    " ": () =>
      event.shiftKey ? void state.selection.extendTo(list, index, state.index.peek() ?? index) : state.selection.toggle(list, index),
    Enter: () => void state.goTo(index).then(() => state.show("focus")),
  };
  const move = moves[event.key];
  // A checkbox keeps its own keys.
  if (move === undefined || (target.matches("input") && (event.key === " " || event.key === "Enter"))) return;
  event.preventDefault();
  move();
}

/** The cell on a side of the focused one; the first one from the row itself. */
function cellBeside(row: HTMLElement, target: HTMLElement, side: 1 | -1): HTMLElement | undefined {
  const cells = [...row.querySelectorAll<HTMLElement>("[role=gridcell]")];
  const cell = cells[cells.findIndex((each) => each.contains(target)) + side];
  if (cell !== undefined) cell.tabIndex = -1;
  return cell;
}

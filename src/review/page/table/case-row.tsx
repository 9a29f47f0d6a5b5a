import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";
import { CaseCard } from "./case-card.tsx";
import { CaseCell } from "./case-cell.tsx";
import { ChooseCase } from "./choose-case.tsx";
import type { TableColumn } from "./table-columns.ts";

interface CaseRowProps {
  readonly state: ReviewState;
  readonly list: CaseWindow;
  readonly row: number;
  /** From the top of what is scrolled, in pixels. */
  readonly top: number;
  readonly columns: readonly TableColumn[];
  readonly isCard: boolean;
  /** Whether Tab leads to it. */
  readonly isTabStop: boolean;
}

/** One case of the table; room for it while it is fetched. */
export function CaseRow({ state, list, row, top, columns, isCard, isTabStop }: CaseRowProps) {
  const id = list.idAt(row);
  const one = id === null ? undefined : state.known.of(id)?.value;
  const place = { transform: `translateY(${top}px)` };
  const shared = {
    class: isCard ? "case-row case-card" : "case-row",
    role: "row",
    "aria-rowindex": row + 2,
    style: place,
    "data-row": row,
  } as const;
  if (id === null || one === undefined) {
    return (
      <div {...shared} aria-busy="true" data-state="waiting">
        {columns.map(({ key }) => (
          <span key={key} class="case-cell" role="gridcell">
            <span class="case-waiting" />
          </span>
        ))}
      </div>
    );
  }
  if (list.removed.value.has(id)) {
    return (
      <div {...shared} data-state="erased">
        <span class="case-cell" role="gridcell">
          Erased
        </span>
      </div>
    );
  }
  const isChosen = state.selection.has(id);
  const decision = state.judging.decisionOn(one);
  const endpoint = state.endpointOf(one);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is among what all rows share, and a row can be selected.
    <div
      {...shared}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isChosen}
      aria-current={state.index.value === row ? "true" : undefined}
      data-saving={state.judging.isSaving(id)}
      data-verdict={decision.verdict}
      onClick={(event) => openByPointer(event, state, list, row)}
    >
      <ChooseCase state={state} list={list} row={row} isChosen={isChosen} />
      {isCard ? (
        <CaseCard one={one} decision={decision} endpoint={endpoint} />
      ) : (
        columns.map((column) => (
          <span key={column.key} class="case-cell" role="gridcell" data-column={column.key}>
            <CaseCell column={column} one={one} decision={decision} endpoint={endpoint} />
          </span>
        ))
      )}
    </div>
  );
}

/** A press opens the case; with Shift or Ctrl it chooses, as in lists of files. */
function openByPointer(event: MouseEvent, state: ReviewState, list: CaseWindow, row: number): void {
  if (event.shiftKey) void state.selection.extendTo(list, row, state.index.peek() ?? row);
  else if (event.ctrlKey || event.metaKey) state.selection.toggle(list, row);
  else void state.goTo(row).then(() => state.show("focus"));
}

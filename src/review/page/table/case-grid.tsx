import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CaseWindow } from "../case-window.ts";
import type { ReviewState } from "../review-state.ts";
import { CaseRow } from "./case-row.tsx";
import { moveInGrid } from "./move-in-grid.ts";
import { leastWidthOf, type TableColumn, tracksOf } from "./table-columns.ts";
import { TableHead } from "./table-head.tsx";
import { useRowWindow } from "./use-row-window.ts";

/** Rows are asked for once the reader has stayed so long: not those that are only passed. */
const restMs = 60;

interface CaseGridProps {
  readonly state: ReviewState;
  readonly list: CaseWindow;
  readonly isBusy: boolean;
  readonly columns: readonly TableColumn[];
  readonly isNarrow: boolean;
  readonly rowHeight: number;
}

/** The cases as a grid, of which the rows that are seen are drawn. */
export function CaseGrid({ state, list, isBusy, columns, isNarrow, rowHeight }: CaseGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.length.value;
  const headHeight = isNarrow ? 0 : 32;
  const rowWindow = useRowWindow({ scroller, rows, rowHeight, headHeight });
  const { first, last, topOf, isAtTop } = rowWindow;
  const current = state.index.value;

  useEffect(() => {
    state.shownRows.value = { first, last };
    state.isAtTop.value = isAtTop;
    const timer = setTimeout(() => void list.ensure(first, Math.max(first, last)), restMs);
    return () => clearTimeout(timer);
  }, [list, first, last, isAtTop]);

  // Another list is read from its top, unless the reader is at a case of it.
  const drawn = useRef(list);
  useLayoutEffect(() => {
    if (drawn.current === list) return;
    drawn.current = list;
    if (state.index.peek() === null) rowWindow.toTop();
  }, [list]);

  useLayoutEffect(() => {
    if (current === null || current >= rows) return;
    rowWindow.show(current);
    const { activeElement } = document;
    const isFree = activeElement === document.body || scroller.current?.contains(activeElement);
    if (isFree) rowElement(scroller.current, current)?.focus({ preventScroll: true });
  }, [current, rows === 0]);

  const drawnRows = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  // The row that has the focus stays, else the focus would be lost by scrolling.
  if (current !== null && current < rows && (current < first || current > last)) drawnRows.push(current);
  const tabStop = current ?? first;
  return (
    <div
      ref={scroller}
      class="case-grid"
      role="grid"
      aria-label="Cases"
      aria-rowcount={rows + 1}
      aria-colcount={isNarrow ? 2 : columns.length + 1}
      aria-multiselectable="true"
      aria-busy={isBusy}
      data-narrow={isNarrow}
      style={{ "--tracks": tracksOf(columns), "--row-height": `${rowHeight}px`, "--least-width": `${leastWidthOf(columns)}px` }}
      onScroll={rowWindow.onScroll}
      onKeyDown={(event) => moveInGrid(event, { state, list, rowWindow, rows })}
    >
      {!isNarrow && <TableHead state={state} list={list} columns={columns} />}
      <div class="case-rows" role="rowgroup" style={{ height: `${rowWindow.height}px` }}>
        {drawnRows.map((row) => (
          <CaseRow
            key={row}
            state={state}
            list={list}
            row={row}
            top={topOf(row)}
            columns={columns}
            isCard={isNarrow}
            isTabStop={row === tabStop}
          />
        ))}
      </div>
    </div>
  );
}

function rowElement(scroller: HTMLElement | null, row: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
}

import type { CellPosition } from "./cell-range.ts";
import type { TableGrid } from "./use-table-grid.ts";

/** The place in the table that an event is about; row -1 is the head, column -1 a row's number. */
function placeOf(event: Event): CellPosition | null {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
  return target ? { row: Number(target.dataset.row), column: Number(target.dataset.column) } : null;
}

/** A field, box, link or button inside a cell takes its own clicks. */
const isControl = (event: Event): boolean => event.target instanceof Element && event.target.closest("textarea, input, button, a") !== null;

function selectPlace(grid: TableGrid, place: CellPosition, isExtended: boolean): void {
  if (place.column === -1) grid.selectRow(place.row);
  else if (place.row === -1 && !isExtended) grid.selectColumn(place.column);
  else grid.select(place, isExtended);
}

/** Handlers by which a mouse draws a selection, and a finger selects and then opens a cell. */
export function gridPointerHandlers(grid: TableGrid) {
  return {
    onPointerDown(event: PointerEvent): void {
      const place = placeOf(event);
      // A finger that goes down may be about to scroll.
      if (event.button !== 0 || event.pointerType === "touch" || isControl(event) || !place) return;
      selectPlace(grid, place, event.shiftKey);
    },
    onPointerOver(event: PointerEvent): void {
      const place = placeOf(event);
      const isDrawing = event.buttons === 1 && event.pointerType !== "touch" && document.activeElement === grid.element.current;
      if (isDrawing && place && place.column >= 0 && place.row >= 0) grid.select(place, true);
    },
    onClick(event: MouseEvent): void {
      const place = placeOf(event);
      if ((event as PointerEvent).pointerType !== "touch" || isControl(event) || !place) return;
      const isAgain = grid.range?.anchor.row === place.row && grid.range.anchor.column === place.column;
      if (isAgain) grid.openCell(place);
      else selectPlace(grid, place, false);
    },
    onDblClick(event: MouseEvent): void {
      const place = placeOf(event);
      if (place && place.column >= 0 && !isControl(event)) grid.openCell(place);
    },
  };
}

/** A place in the table as it is shown; row -1 is the head. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A selected block, from where it began to where it was drawn. */
export interface CellRange {
  readonly anchor: CellPosition;
  readonly focus: CellPosition;
}

/** A block by its edges, all included. */
export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

export const rangeAt = (position: CellPosition): CellRange => ({ anchor: position, focus: position });

export function blockOf({ anchor, focus }: CellRange): CellBlock {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    start: Math.min(anchor.column, focus.column),
    end: Math.max(anchor.column, focus.column),
  };
}

export function isInBlock({ row, column }: CellPosition, { top, bottom, start, end }: CellBlock): boolean {
  return row >= top && row <= bottom && column >= start && column <= end;
}

/** The nearest place that the table has. */
export function clampPosition({ row, column }: CellPosition, { rows, columns }: TableSize): CellPosition {
  return { row: Math.max(Math.min(row, rows - 1), -1), column: Math.max(Math.min(column, columns - 1), 0) };
}

/** Keys that move, with how far; `null` is another key. */
export function moveByKey(event: KeyboardEvent, from: CellPosition, size: TableSize, pageRows: number): CellPosition | null {
  const isFar = event.ctrlKey || event.metaKey;
  const { row, column } = from;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const to: { readonly [key: string]: CellPosition } = {
    ArrowUp: { row: isFar ? Math.min(row, 0) : row - 1, column },
    ArrowDown: { row: isFar ? lastRow : row + 1, column },
    ArrowLeft: { row, column: isFar ? 0 : column - 1 },
    ArrowRight: { row, column: isFar ? lastColumn : column + 1 },
    PageUp: { row: Math.max(row - pageRows, Math.min(row, 0)), column },
    PageDown: { row: row + pageRows, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? lastRow : row, column: lastColumn },
  };
  const position = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
  return position ? clampPosition(position, size) : null;
}

/** The next cell in reading order, or `null` after the last and before the first. */
export function neighbour({ row, column }: CellPosition, step: 1 | -1, { rows, columns }: TableSize): CellPosition | null {
  const place = row * columns + column + step;
  return place < 0 || place >= rows * columns ? null : { row: Math.floor(place / columns), column: place % columns };
}

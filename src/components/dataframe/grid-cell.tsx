import { CheckIcon, XIcon } from "../view/icon.tsx";
import { CellEditor } from "./cell-editor.tsx";
import { type CellBlock, type CellPosition, isInBlock } from "./cell-range.ts";
import type { DataframeCell } from "./dataframe-value.ts";
import { datatypeOf } from "./dataframe-view-options.ts";
import { convertCell, type Datatype, datatypeWords } from "./datatype.ts";
import { cellId, type GridPartProps } from "./grid-part-props.ts";
import { MarkdownCell } from "./markdown-cell.tsx";
import { showCell } from "./show-cell.ts";

interface GridCellProps extends GridPartProps {
  readonly position: CellPosition;
  readonly block: CellBlock | null;
  readonly width: number;
  /** Room before the cell, in CSS pixels. */
  readonly gap: number;
}

export function GridCell({ grid, id, position, block, width, gap, reveal }: GridCellProps) {
  const { row, column } = position;
  const cell = grid.cellAt(position);
  const type = datatypeOf(grid.options, column);
  const isWrong = convertCell(cell, type) === undefined;
  const { open, range } = grid;
  const isOpen = open?.position.row === row && open.position.column === column;
  const name = `${grid.value.headers[column]}, row ${grid.rowOf(row) + 1}`;
  return (
    <div
      id={cellId(id, position)}
      class="dataframe-cell"
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={block !== null && isInBlock(position, block)}
      aria-invalid={isWrong || undefined}
      data-row={row}
      data-column={column}
      data-type={type === "number" || (type === "auto" && typeof cell === "number") ? "number" : type}
      data-active={range?.anchor.row === row && range.anchor.column === column}
      style={{ inlineSize: `${width}px`, marginInlineStart: gap > 0 ? `${gap}px` : undefined }}
      title={isWrong ? `This column takes ${datatypeWords[type]}` : undefined}
    >
      {type === "boolean" && grid.isEditable && !isWrong ? (
        <input
          class="dataframe-box"
          type="checkbox"
          tabIndex={-1}
          checked={cell === true}
          aria-label={name}
          onChange={({ currentTarget }) => grid.change([{ row: grid.rowOf(row), column, cell: currentTarget.checked }])}
          onClick={() => {
            grid.select(position);
            grid.takeFocus();
          }}
        />
      ) : (
        <CellContent cell={cell} type={type} />
      )}
      {isOpen && grid.isEditable && <CellEditor grid={grid} open={open} name={name} type={type} reveal={reveal} />}
      {isOpen && !grid.isEditable && (
        <div class="dataframe-whole" aria-hidden="true">
          {showCell(cell)}
        </div>
      )}
    </div>
  );
}

/** What stands in a cell, one line high unless the table wraps. */
export function CellContent({ cell, type }: { readonly cell: DataframeCell; readonly type: Datatype }) {
  if (typeof cell === "boolean" && type !== "text") {
    return (
      <>
        {cell ? <CheckIcon /> : <XIcon />}
        <span class="visually-hidden">{String(cell)}</span>
      </>
    );
  }
  if (type === "markdown") return <MarkdownCell text={showCell(cell)} />;
  return <span class="dataframe-text">{showCell(cell)}</span>;
}

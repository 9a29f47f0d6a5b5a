import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { useInlineSize } from "../view/use-inline-size.ts";
import type { CellPosition } from "./cell-range.ts";
import { columnWidths, numberWidth } from "./column-widths.ts";
import { GridHead } from "./grid-head.tsx";
import { gridKeyHandler } from "./grid-keyboard.ts";
import { cellId } from "./grid-part-props.ts";
import { gridPointerHandlers } from "./grid-pointer.ts";
import { GridRow } from "./grid-row.tsx";
import { TableBar } from "./table-bar.tsx";
import { useGridClipboard } from "./use-grid-clipboard.ts";
import { type TableGridProps, useTableGrid } from "./use-table-grid.ts";
import { useVirtual } from "./use-virtual.ts";

interface DataGridProps extends TableGridProps {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isBusy?: boolean;
  readonly onSubmit?: () => void;
  readonly onError?: (message: string | null) => void;
}

/** Of a row and of the head, in CSS pixels; a finger needs more. */
const rowHeights = { fine: 32, coarse: 44 };

/** A table of any length: only the rows and columns in sight are in the document. */
export function DataGrid(props: DataGridProps) {
  const { id, options, value } = props;
  const grid = useTableGrid(props);
  const { element, range, size } = grid;
  const [rowHeight, setRowHeight] = useState(rowHeights.fine);
  useLayoutEffect(() => {
    if (matchMedia("(pointer: coarse)").matches) setRowHeight(rowHeights.coarse);
  }, []);

  const width = useInlineSize(element);
  const margin = numberWidth(value.data.length);
  const widths = useMemo(() => columnWidths(value, options.columnWidths, width - margin), [grid.order, options, width, margin]);
  const rows = useVirtual({
    scrollBox: element,
    count: size.rows,
    sizeOf: () => rowHeight,
    margin: rowHeight,
    overscan: 6,
    kept: grid.open?.position.row ?? range?.focus.row ?? null,
    sizes: rowHeight,
  });
  const columns = useVirtual({
    scrollBox: element,
    count: size.columns,
    sizeOf: (column) => widths[column] ?? 0,
    margin,
    isHorizontal: true,
    overscan: 2,
    kept: grid.open?.position.column ?? range?.focus.column ?? null,
    sizes: widths,
  });
  const reveal = ({ row, column }: CellPosition) => {
    if (row >= 0) rows.scrollToIndex(row);
    columns.scrollToIndex(column);
  };
  useGridClipboard(grid, props.onError ?? ignore);
  const onKeyDown = gridKeyHandler(grid, {
    pageRows: Math.max(Math.floor((rows.scrollRect?.height ?? 0) / rowHeight) - 2, 1),
    reveal,
    onSubmit: props.onSubmit ?? ignore,
  });
  const totalWidth = margin + widths.reduce((sum, one) => sum + one, 0);
  const shared = { grid, id, reveal, columns: columns.getVirtualItems(), numberWidth: margin, totalWidth };

  return (
    <div class="dataframe" data-wrap={options.wrap} data-editable={grid.isEditable}>
      {options.showSearch && (
        <input
          class="control dataframe-search"
          type="search"
          placeholder="Find rows"
          aria-label="Find rows"
          aria-controls={id}
          value={grid.query}
          onInput={({ currentTarget }) => grid.search(currentTarget.value)}
        />
      )}
      <div
        id={id}
        ref={element}
        class="dataframe-grid"
        role="grid"
        tabIndex={0}
        style={{ maxBlockSize: `${options.maxHeight}px`, "--row-height": `${rowHeight}px` }}
        data-invalid={props.isInvalid === true}
        aria-labelledby={props.labelId}
        aria-describedby={props.describedBy}
        aria-busy={props.isBusy}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-multiselectable={true}
        aria-readonly={!grid.isEditable}
        aria-activedescendant={range && grid.open === null ? cellId(id, range.focus) : undefined}
        onKeyDown={onKeyDown}
        {...gridPointerHandlers(grid)}
      >
        <GridHead {...shared} />
        <div class="dataframe-body" role="rowgroup" style={{ blockSize: `${rows.getTotalSize()}px`, inlineSize: `${totalWidth}px` }}>
          {rows.getVirtualItems().map(({ index, start, key }) => (
            <GridRow
              key={key}
              {...shared}
              row={index}
              offset={start - rowHeight}
              measure={options.wrap ? rows.measureElement : undefined}
            />
          ))}
        </div>
      </div>
      <TableBar grid={grid} id={id} reveal={reveal} />
    </div>
  );
}

function ignore(): void {}

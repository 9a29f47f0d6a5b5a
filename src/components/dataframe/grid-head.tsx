import { CellEditor } from "./cell-editor.tsx";
import { blockOf, isInBlock } from "./cell-range.ts";
import { cellId, type GridPartProps } from "./grid-part-props.ts";
import { SortIcon } from "./sort-icon.tsx";

const next = { ascending: "descending", descending: "no longer", none: "ascending" } as const;

/** The names of the columns, with a button in each that sorts. */
export function GridHead({ grid, id, columns, numberWidth, totalWidth, reveal }: GridPartProps) {
  const { sorting, open, range } = grid;
  const block = range && blockOf(range);
  return (
    <div class="dataframe-head" role="rowgroup" style={{ inlineSize: `${totalWidth}px` }}>
      <div class="dataframe-row" role="row" aria-rowindex={1}>
        <div class="dataframe-number" role="columnheader" aria-colindex={1} style={{ inlineSize: `${numberWidth}px` }}>
          <span class="visually-hidden">Row</span>
        </div>
        <span class="dataframe-gap" role="presentation" style={{ inlineSize: `${(columns[0]?.start ?? 0) - numberWidth}px` }} />
        {columns.map(({ index: column, size }) => {
          const position = { row: -1, column };
          const header = grid.value.headers[column] ?? "";
          const direction = sorting?.column === column ? sorting.direction : "none";
          const isOpen = open?.position.row === -1 && open.position.column === column;
          return (
            <div
              key={column}
              id={cellId(id, position)}
              class="dataframe-header"
              role="columnheader"
              aria-colindex={column + 2}
              aria-sort={direction}
              aria-selected={block !== null && isInBlock(position, block)}
              data-row={-1}
              data-column={column}
              data-active={range?.anchor.row === -1 && range.anchor.column === column}
              style={{ inlineSize: `${size}px` }}
              title={header}
            >
              {isOpen ? (
                <CellEditor grid={grid} open={open} name="Name of the column" type="text" reveal={reveal} />
              ) : (
                <>
                  <span class="dataframe-header-name">{header}</span>
                  <button
                    type="button"
                    class="dataframe-sort"
                    tabIndex={-1}
                    aria-label={`Sort by ${header}, ${next[direction]}`}
                    data-direction={direction}
                    onClick={() => grid.sort(column)}
                  >
                    <SortIcon direction={direction} />
                  </button>
                </>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

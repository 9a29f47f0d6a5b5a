import { blockOf } from "./cell-range.ts";
import { GridCell } from "./grid-cell.tsx";
import type { GridPartProps } from "./grid-part-props.ts";

interface GridRowProps extends GridPartProps {
  /** As the table is sorted and searched. */
  readonly row: number;
  /** From the top of the rows, in CSS pixels. */
  readonly offset: number;
  /** Tells how high a row is whose texts go over several lines. */
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
}

export function GridRow({ row, offset, measure, ...part }: GridRowProps) {
  const { grid, columns, numberWidth, totalWidth } = part;
  const block = grid.range && blockOf(grid.range);
  return (
    <div
      ref={measure ?? null}
      class="dataframe-row"
      role="row"
      aria-rowindex={row + 2}
      data-index={row}
      style={{ transform: `translateY(${offset}px)`, inlineSize: `${totalWidth}px` }}
    >
      <div
        class="dataframe-number"
        role="rowheader"
        aria-colindex={1}
        data-row={row}
        data-column={-1}
        data-selected={block !== null && row >= block.top && row <= block.bottom}
        style={{ inlineSize: `${numberWidth}px` }}
      >
        {grid.rowOf(row) + 1}
      </div>
      <span class="dataframe-gap" role="presentation" style={{ inlineSize: `${(columns[0]?.start ?? 0) - numberWidth}px` }} />
      {columns.map(({ index, start, size }, place) => {
        const before = columns[place - 1];
        // A cell that is kept while it is out of sight stands apart from those in sight.
        const gap = before ? start - before.start - before.size : 0;
        return <GridCell key={index} {...part} position={{ row, column: index }} block={block} width={size} gap={gap} />;
      })}
    </div>
  );
}

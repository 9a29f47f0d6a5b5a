import { useLayoutEffect, useRef } from "preact/hooks";
import { type CellPosition, neighbour } from "./cell-range.ts";
import type { Datatype } from "./datatype.ts";
import type { OpenCell, TableGrid } from "./use-table-grid.ts";

interface CellEditorProps {
  readonly grid: TableGrid;
  readonly open: OpenCell;
  /** What is edited, for screen readers. */
  readonly name: string;
  readonly type: Datatype;
  readonly reveal: (position: CellPosition) => void;
}

/** A field over a cell. Enter keeps and goes down, Tab keeps and edits the next cell, Escape leaves the cell as it was. */
export function CellEditor({ grid, open, name, type, reveal }: CellEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const { position, text } = open;
  useLayoutEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    // What was there is replaced by typing; what was just typed is continued.
    if (text === grid.textAt(position)) current?.select();
    else current?.setSelectionRange(text.length, text.length);
  }, []);

  const finish = (isKept: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept && field.current) grid.write(position, field.current.value);
    grid.closeCell();
  };
  const go = (to: CellPosition | null) => {
    grid.takeFocus();
    if (!to) return;
    grid.select(to);
    reveal(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key, shiftKey, altKey } = event;
    if (key === "Escape") {
      finish(false);
      go(null);
    } else if (key === "Enter" && !shiftKey && !altKey) {
      finish(true);
      go({ row: position.row + 1, column: position.column });
    } else if (key === "Tab") {
      const next = position.row === -1 ? null : neighbour(position, shiftKey ? -1 : 1, grid.size);
      finish(true);
      go(next);
      // From the last cell, Tab leaves the table.
      if (!next) return;
      grid.openCell(next);
    } else {
      // The table's own keys are not meant while a text is edited.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <textarea
      ref={field}
      class="dataframe-editor"
      rows={1}
      aria-label={name}
      inputMode={type === "number" ? "decimal" : "text"}
      spellcheck={type === "text" || type === "markdown"}
      autocomplete="off"
      placeholder={type === "date" ? "2026-11-24" : undefined}
      defaultValue={text}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
    />
  );
}

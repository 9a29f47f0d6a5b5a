import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import "./unfolded-table.css";

interface UnfoldedTableProps {
  readonly summary: string;
  /** Name of the table for who cannot see it. */
  readonly label: string;
  /** Drawn only once it is open. */
  readonly children: () => ComponentChildren;
}

/** What a drawing shows as a table that unfolds, for whoever cannot see the drawing or wants the numbers. */
export function UnfoldedTable({ summary, label, children }: UnfoldedTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="unfolded-table" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        <section class="unfolded-scroll" aria-label={label} tabIndex={0}>
          {children()}
        </section>
      )}
    </details>
  );
}

import { useEffect, useState } from "preact/hooks";
import type { FlaggedCase } from "./flagged-case.ts";

/** Takes the flag back. It stays in its place when its minute is over, so that nothing moves under a pointer. */
export function UndoButton({ flagged }: { readonly flagged: FlaggedCase }) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), flagged.undoUntil - performance.now());
    setIsOver(false);
    return () => clearTimeout(timer);
  }, [flagged]);
  const isUndoing = flagged.undoing.value === "undoing";
  return (
    <button
      type="button"
      class="button button-text flagged-action undo-button"
      aria-disabled={isOver || isUndoing}
      title={isOver ? "A flag can be undone for a minute." : "Removes the flag and what it stored; for a minute"}
      onClick={() => {
        if (!isOver) void flagged.undo();
      }}
    >
      {isUndoing ? "Undoing…" : "Undo"}
    </button>
  );
}

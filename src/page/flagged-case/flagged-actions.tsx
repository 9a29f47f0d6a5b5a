import type { ComponentConfig } from "../../server/page-config.ts";
import type { SavedFlag } from "../flag-row/flag-state.ts";
import { focusControl } from "../form/focus-control.ts";
import { viewOf } from "../view/load-view.ts";
import type { FlaggedCase } from "./flagged-case.ts";
import { noteIdOf } from "./flagged-note.tsx";
import { PendingDelivery } from "./pending-delivery.tsx";
import { UndoButton } from "./undo-button.tsx";
import "./flagged.css";

interface FlaggedActionsProps {
  readonly flagged: FlaggedCase;
  readonly saved: SavedFlag;
  /** Outputs on the page. */
  readonly outputs: readonly ComponentConfig[];
  /** What the button that opens a correction says. Default: to correct the output. */
  readonly correctLabel?: string;
  /** Whether flags are gathered before they are sent on. */
  readonly isGathering: boolean;
}

/** What can be said after the click: that it was none, why it was one, and what would have been right. */
export function FlaggedActions({ flagged, saved, outputs, correctLabel, isGathering }: FlaggedActionsProps) {
  const noteId = noteIdOf(flagged);
  const isNoteOpen = flagged.isNoteOpen.value;
  const isCorrecting = flagged.corrections.value !== null;
  const correctable = outputs.filter(({ kind }) => viewOf(kind)?.Input !== undefined);
  // The controls are there once the page is drawn again.
  const focusLater = (id: string) => setTimeout(() => focusControl(id));

  const toggleNote = () => {
    flagged.isNoteOpen.value = !isNoteOpen;
    if (!isNoteOpen) focusLater(noteId);
  };
  const toggleCorrection = () => {
    if (isCorrecting) flagged.cancelCorrection();
    else {
      flagged.startCorrecting(correctable);
      const [first] = flagged.corrections.peek()?.values() ?? [];
      if (first !== undefined) focusLater(first.config.id);
    }
  };

  return (
    <div class="flagged-actions">
      {saved.option !== null && <span class="flagged-word">Flagged</span>}
      <UndoButton flagged={flagged} />
      <button
        type="button"
        class="button button-text flagged-action"
        aria-expanded={isNoteOpen}
        aria-controls={isNoteOpen ? noteId : undefined}
        onClick={toggleNote}
      >
        {flagged.note.value === "" || isNoteOpen ? "Add a note" : "Edit the note"}
      </button>
      {correctable.length > 0 && (
        <button type="button" class="button button-text flagged-action" onClick={toggleCorrection}>
          {isCorrecting ? "Cancel correction" : (correctLabel ?? `Correct the ${correctable.length > 1 ? "outputs" : "output"}`)}
        </button>
      )}
      {saved.isPending && <PendingDelivery isGathering={isGathering} />}
    </div>
  );
}

import { AutoSizedTextarea } from "../../components/view/auto-sized-textarea.tsx";
import type { FlaggedCase } from "./flagged-case.ts";
import { SaveProgress } from "./save-progress.tsx";

/** Of the control; a page may show the notes of several cases. */
export const noteIdOf = ({ id }: FlaggedCase): string => `flagged-note-${id}`;

/** As long as the server takes. */
const maxLength = 10_000;

/** The note of a flag, saved as it is typed. */
export function FlaggedNote({ flagged }: { readonly flagged: FlaggedCase }) {
  if (!flagged.isNoteOpen.value) return null;
  const noteId = noteIdOf(flagged);
  return (
    <div class="flagged-note">
      <div class="flagged-note-head">
        <label class="field-label" for={noteId}>
          Note
        </label>
        <SaveProgress flagged={flagged} of="note" />
      </div>
      <AutoSizedTextarea
        id={noteId}
        lines={2}
        maxLines={8}
        maxLength={maxLength}
        placeholder="What is wrong here, in your words"
        value={flagged.note.value}
        onInput={({ currentTarget }) => flagged.setNote(currentTarget.value)}
        onBlur={() => void flagged.saver.flush()}
      />
    </div>
  );
}

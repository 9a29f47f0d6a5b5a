import type { ReviewState } from "../review-state.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { closeDialog, openDialog } from "./open-dialog.ts";
import { SuiteDialog } from "./suite-dialog.tsx";
import "./actions.css";

interface ChosenActionsProps {
  readonly state: ReviewState;
  readonly ids: readonly string[];
}

/** What can be done with one case as with many: download, add to the suite, erase. */
export function ChosenActions({ state, ids }: ChosenActionsProps) {
  const about = { state, ids, onClose: closeDialog };
  return (
    <div class="chosen-actions">
      <button type="button" class="button button-text" onClick={() => (openDialog.value = <SuiteDialog {...about} />)}>
        Add to the suite
      </button>
      <button type="button" class="button button-text" onClick={() => (openDialog.value = <ExportDialog {...about} />)}>
        Download
      </button>
      <button type="button" class="button button-text" onClick={() => (openDialog.value = <EraseDialog {...about} />)}>
        Erase
      </button>
    </div>
  );
}

import { useState } from "preact/hooks";
import type { ReviewState } from "../review-state.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { SuiteDialog } from "./suite-dialog.tsx";

interface ChosenActionsProps {
  readonly state: ReviewState;
  readonly ids: readonly string[];
}

/** What can be done with one case as with many: download, add to the suite, erase. */
export function ChosenActions({ state, ids }: ChosenActionsProps) {
  const [open, setOpen] = useState<"suite" | "export" | "erase" | null>(null);
  const dialog = { state, ids, onClose: () => setOpen(null) };
  return (
    <div class="chosen-actions">
      <button type="button" class="button button-text" onClick={() => setOpen("suite")}>
        Add to the suite
      </button>
      <button type="button" class="button button-text" onClick={() => setOpen("export")}>
        Download
      </button>
      <button type="button" class="button button-text" onClick={() => setOpen("erase")}>
        Erase
      </button>
      {open === "suite" && <SuiteDialog {...dialog} />}
      {open === "export" && <ExportDialog {...dialog} />}
      {open === "erase" && <EraseDialog {...dialog} />}
    </div>
  );
}

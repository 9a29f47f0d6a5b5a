import { useState } from "preact/hooks";
import type { ReviewState } from "../review-state.ts";
import { ExportDialog } from "./export-dialog.tsx";

/** The whole list as a download, as it is narrowed now. */
export function ListDownload({ state }: { readonly state: ReviewState }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="chosen-actions">
      <button type="button" class="button button-text" aria-label="Download the list" onClick={() => setOpen(true)}>
        Download
      </button>
      {isOpen && <ExportDialog state={state} ids={null} onClose={() => setOpen(false)} />}
    </div>
  );
}

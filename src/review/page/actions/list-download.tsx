import type { ReviewState } from "../review-state.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { closeDialog, openDialog } from "./open-dialog.ts";

/** The whole list as a download, as it is narrowed now. */
export function ListDownload({ state }: { readonly state: ReviewState }) {
  const download = () => (openDialog.value = <ExportDialog state={state} ids={null} onClose={closeDialog} />);
  return (
    <button type="button" class="button button-text" aria-label="Download the list" onClick={download}>
      Download
    </button>
  );
}

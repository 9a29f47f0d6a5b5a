import { useState } from "preact/hooks";
import { reviewUrl } from "../review-client.ts";
import { ReviewDialog } from "../review-dialog.tsx";
import { filterParameters } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { countOf } from "./count-of.ts";

interface ExportDialogProps {
  readonly state: ReviewState;
  /** `null` for the list as it is narrowed. */
  readonly ids: readonly string[] | null;
  readonly onClose: () => void;
}

const formats = [
  { format: "csv", name: "CSV, for spreadsheets" },
  { format: "jsonl", name: "JSON Lines, for programs" },
  { format: "parquet", name: "Parquet, for data tools" },
  { format: "hub", name: "Hugging Face dataset" },
  { format: "suite", name: "Suite of judged cases" },
] as const;

/** As many as an address holds; Node takes 16 kB. */
const mostIds = 300;

/** Cases as a download, which the browser writes to the disk as it comes. */
export function ExportDialog({ state, ids, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<string>("csv");
  const [isWithFiles, setWithFiles] = useState(false);
  const isTooMany = ids !== null && ids.length > mostIds;
  const parameters = ids === null ? filterParameters(state.query.value.filters) : new URLSearchParams({ ids: ids.join(",") });
  // The list shows exact repeats as one row; a dataset has each of them.
  parameters.delete("repeats");
  parameters.set("format", format);
  if (isWithFiles) parameters.set("files", "true");
  return (
    <ReviewDialog title={ids === null ? "Download the list" : `Download ${countOf(ids.length, "case")}`} onClose={onClose}>
      <fieldset class="export-formats">
        <legend>Format</legend>
        {formats.map((each) => (
          <label key={each.format}>
            <input type="radio" name="export-format" checked={format === each.format} onChange={() => setFormat(each.format)} />
            {each.name}
          </label>
        ))}
      </fieldset>
      <label class="export-files">
        <input type="checkbox" checked={isWithFiles} onChange={({ currentTarget }) => setWithFiles(currentTarget.checked)} />
        With pictures and other files, as a .tar
      </label>
      {isTooMany && <p role="alert">At most {mostIds} chosen cases can be downloaded at once. Narrow the list and download it instead.</p>}
      {!isTooMany && (
        <div class="action-dialog-foot">
          <a class="button button-primary" href={reviewUrl("export", parameters).href} download>
            Download
          </a>
        </div>
      )}
    </ReviewDialog>
  );
}

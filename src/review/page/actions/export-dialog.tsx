import { useState } from "preact/hooks";
import { type DownloadedFile, reviewUrl } from "../review-client.ts";
import { ReviewDialog } from "../review-dialog.tsx";
import { filterParameters } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { CallButton } from "./call-button.tsx";
import { countOf } from "./count-of.ts";
import { saveFile } from "./save-file.ts";
import { useCall } from "./use-call.ts";

interface ExportDialogProps {
  readonly state: ReviewState;
  /** `null` for the list as it is narrowed. */
  readonly ids: readonly string[] | null;
  readonly onClose: () => void;
}

interface Wanted {
  readonly format: string;
  readonly isWithFiles: boolean;
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

/** Cases as a download. */
export function ExportDialog({ state, ids, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<string>("csv");
  const [isWithFiles, setWithFiles] = useState(false);
  const wanted = { format, isWithFiles };
  return (
    <ReviewDialog title={ids === null ? "Download the list" : `Download ${countOf(ids.length, "case")}`} onClose={onClose}>
      {ids === null && <p>Every case that the filters and the search leave, each repeat of it too.</p>}
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
      {ids !== null && ids.length > mostIds ? (
        <DownloadOfMany state={state} ids={ids} wanted={wanted} />
      ) : (
        <DownloadLink state={state} ids={ids} wanted={wanted} />
      )}
    </ReviewDialog>
  );
}

type DownloadProps = Pick<ExportDialogProps, "state" | "ids"> & { readonly wanted: Wanted };

/** Written to the disk by the browser as it comes, however large it is. */
function DownloadLink({ state, ids, wanted: { format, isWithFiles } }: DownloadProps) {
  const parameters = ids === null ? filterParameters(state.query.value.filters) : new URLSearchParams({ ids: ids.join(",") });
  // The list shows exact repeats as one row; a dataset has each of them.
  parameters.delete("repeats");
  parameters.set("format", format);
  if (isWithFiles) parameters.set("files", "true");
  return (
    <div class="action-dialog-foot">
      <a class="button button-primary" href={reviewUrl("export", parameters).href} download>
        Download
      </a>
    </div>
  );
}

/** More than an address can name: asked for by a call. */
function DownloadOfMany({ state, ids, wanted: { format, isWithFiles } }: DownloadProps) {
  const [progress, call] = useCall<DownloadedFile>(state, (given) => state.client.download(given));
  const download = async () => {
    const answer = await call({ path: "export", method: "POST", body: { format, cases: ids, files: isWithFiles } });
    if (answer.name === "done") saveFile(answer.value);
  };
  return <CallButton progress={progress} label="Download" busyLabel="Preparing the file" onClick={() => void download()} />;
}

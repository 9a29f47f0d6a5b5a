import { showSize } from "./show-size.ts";
import type { RunningUpload } from "./use-upload.ts";
import "./upload-progress.css";

interface UploadProgressProps {
  readonly upload: RunningUpload;
  readonly onCancel: () => void;
}

/** How far an upload is, with a way out. */
export function UploadProgress({ upload: { what, progress }, onCancel }: UploadProgressProps) {
  const share = progress && progress.totalBytes > 0 ? Math.min(progress.sentBytes / progress.totalBytes, 1) : undefined;
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <div class="upload-progress">
      <p class="upload-progress-name">{what}</p>
      <progress class="upload-progress-bar" value={share} max={1} aria-label={`Upload of ${what}`} />
      <div class="upload-progress-foot">
        <span>
          {percent === undefined ? "Preparing…" : percent === 100 ? "Storing…" : `${percent} % of ${showSize(progress?.totalBytes ?? 0)}`}
        </span>
        <button type="button" class="button button-text" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

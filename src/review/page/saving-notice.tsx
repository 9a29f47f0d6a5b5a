import { CheckIcon } from "../../components/view/icon.tsx";
import type { Judging } from "./judging.ts";

interface SavingNoticeProps {
  readonly judging: Judging;
  /** Whether changes by others reach the page. */
  readonly isConnected: boolean;
}

/** Whether what was said is stored; says so only when it is. */
export function SavingNotice({ judging, isConnected }: SavingNoticeProps) {
  const status = judging.status.value;
  return (
    <div class="saving-notice" role="status" data-status={status.name}>
      {status.name === "saving" && <span>Saving…</span>}
      {status.name === "saved" && (
        <span class="saving-done">
          <CheckIcon /> Saved
        </span>
      )}
      {status.name === "refused" && (
        <span class="saving-failed">
          <span title={status.error.hint}>
            Could not save: {status.error.message} {status.mayPass && "It is tried again by itself."}
          </span>
          <button type="button" class="button button-text" onClick={() => judging.retry()}>
            Try again
          </button>
          {!status.mayPass && (
            <button type="button" class="button button-text" onClick={() => judging.drop()}>
              Give up
            </button>
          )}
        </span>
      )}
      {status.name !== "refused" && !isConnected && <span class="saving-offline">Not live: what others do comes later</span>}
    </div>
  );
}

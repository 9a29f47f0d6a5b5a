import { ActionFailure } from "./action-failure.tsx";
import type { CallProgress } from "./use-call.ts";

interface CallButtonProps {
  readonly progress: CallProgress<unknown>;
  readonly label: string;
  /** What stands on it while the call is under way. */
  readonly busyLabel: string;
  readonly onClick: () => void;
}

/** The one button of a dialog that makes a call, and above it why the last one was refused. */
export function CallButton({ progress, label, busyLabel, onClick }: CallButtonProps) {
  const isBusy = progress.name === "busy";
  return (
    <>
      {progress.name === "refused" && <ActionFailure refusal={progress} />}
      <div class="action-dialog-foot">
        <button type="button" class="button button-primary" aria-disabled={isBusy} onClick={() => !isBusy && onClick()}>
          {isBusy ? busyLabel : label}
        </button>
      </div>
    </>
  );
}

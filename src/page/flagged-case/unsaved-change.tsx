import { useEffect } from "preact/hooks";
import { describeApiError } from "../api/api-error.ts";
import { FlagFailure } from "../flag-row/flag-failure.tsx";
import type { FlaggedCase } from "./flagged-case.ts";

interface UnsavedChangeProps {
  readonly flagged: FlaggedCase;
  /** Whether another run is on the screen by now. */
  readonly isEarlierRun: boolean;
}

/** What was said of a flag and is not stored, or an Undo that was not done; also when the page has gone on to another run. */
export function UnsavedChange({ flagged, isEarlierRun }: UnsavedChangeProps) {
  const { saver } = flagged;
  const status = saver.status.value;
  const undoing = flagged.undoing.value;
  useEffect(() => {
    if (isEarlierRun) void saver.flush();
  }, [isEarlierRun]);
  if (typeof undoing === "object") {
    const text = `Not undone. ${describeApiError(undoing.error)}`;
    return <FlagFailure text={text} onRetry={undoing.mayPass ? () => void flagged.undo() : undefined} />;
  }
  if (status.name !== "failed") return null;
  const what = isEarlierRun ? "What you said of the run before is not saved" : "Not saved";
  if (!status.mayPass) return <FlagFailure text={`${what}. ${describeApiError(status.error)}`} />;
  return <FlagFailure text={`${what} yet; it is tried again by itself. ${status.error.message}`} onRetry={() => void saver.flush()} />;
}

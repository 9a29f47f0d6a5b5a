import { StopIcon } from "../../components/view/icon.tsx";
import { formatElapsed } from "./format-duration.ts";
import { type RunPhase, startOf } from "./run-phase.ts";
import { useElapsed } from "./use-elapsed.ts";

interface SubmitButtonProps {
  readonly label: string;
  readonly phase: RunPhase;
  /** Whether the page runs by itself, so that there is nothing to submit. */
  readonly isStopOnly: boolean;
  readonly onStop: () => void;
}

/** Stop comes after this time, so that the second click of a double click on Submit does not stop the run. */
const stopAfterMs = 400;

/** Submits the form; once a run takes its time, the same button stops it and so keeps the focus. */
export function SubmitButton({ label, phase, isStopOnly, onStop }: SubmitButtonProps) {
  const startedAt = startOf(phase);
  const elapsed = useElapsed(startedAt);
  if (startedAt !== null && elapsed >= stopAfterMs) {
    return (
      <button
        key="run"
        type="button"
        class="button submit-button"
        onClick={(event) => {
          // Stopping turns this very element into Submit before the browser asks whether the click submits.
          event.preventDefault();
          onStop();
        }}
      >
        <StopIcon />
        Stop<span aria-hidden="true">{formatElapsed(elapsed)}</span>
      </button>
    );
  }
  if (isStopOnly) return null;
  return (
    <button key="run" type="submit" class="button button-primary submit-button" aria-disabled={startedAt !== null}>
      {label}
    </button>
  );
}

import { formatDuration, formatElapsed } from "./format-duration.ts";
import { formatExpected } from "./format-expected.ts";
import { formatPosition } from "./format-position.ts";
import { type RunPhase, startOf } from "./run-phase.ts";
import { useElapsed } from "./use-elapsed.ts";
import "./run-status.css";

/** A shorter run is not worth a word that comes and goes. */
const worthTellingMs = 200;

function textOf(phase: RunPhase): string {
  switch (phase.name) {
    case "idle":
      return "Not run yet";
    case "refused":
    case "failed":
      return "";
    case "uploading":
      return "Waiting for the upload";
    case "waiting":
      return phase.position === null ? "Running" : `Waiting, ${formatPosition(phase.position)}`;
    case "streaming":
      return "Running";
    case "reconnecting":
      return "Reconnecting";
    case "done":
      return `Done in ${formatDuration(phase.durationMs)}`;
    case "stopped":
      return `Stopped after ${formatDuration(phase.durationMs)}`;
  }
}

/** One line on how the run stands. The seconds are hidden from screen readers, which would read each of them. */
export function RunStatus({ phase }: { readonly phase: RunPhase }) {
  const startedAt = startOf(phase);
  const elapsed = useElapsed(startedAt);
  const isTooEarly = startedAt !== null && elapsed < worthTellingMs;
  const turnAt = phase.name === "waiting" ? phase.turnAt : undefined;
  // Past the time that was expected, nobody knows.
  const expectedMs = turnAt !== undefined && startedAt !== null ? turnAt - startedAt - elapsed : 0;
  return (
    <p class="run-status" role="status" data-is-long={turnAt !== undefined}>
      {isTooEarly ? "" : textOf(phase)}
      {startedAt !== null && !isTooEarly && (
        <span aria-hidden="true">{expectedMs > 0 ? `, ${formatExpected(expectedMs)}` : ` ${formatElapsed(elapsed)}`}</span>
      )}
    </p>
  );
}

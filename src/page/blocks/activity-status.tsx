import { StopIcon } from "../../components/view/icon.tsx";
import { startOf } from "../run/run-phase.ts";
import { RunStatus } from "../run/run-status.tsx";
import { useElapsed } from "../run/use-elapsed.ts";
import type { Activity } from "./activity.ts";

/** A shorter run is not worth a button that comes and goes. */
const stopAfterMs = 400;

/** How the run that writes a component stands, at the end of its label's line, so that nothing moves; with Stop. */
export function ActivityStatus({ activity: { phase, show, stop } }: { readonly activity: Activity }) {
  const current = phase.value;
  const startedAt = startOf(current);
  const elapsed = useElapsed(startedAt);
  if (show === "hidden" || (show === "minimal" && startedAt === null)) return null;
  return (
    <div class="block-status" data-is-under-way={startedAt !== null}>
      {show === "full" && <RunStatus phase={current} />}
      {startedAt !== null && elapsed >= stopAfterMs && (
        <button type="button" class="button button-text block-stop" aria-label="Stop" onClick={stop}>
          <StopIcon />
        </button>
      )}
    </div>
  );
}

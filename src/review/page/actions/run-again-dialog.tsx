import { useEffect } from "preact/hooks";
import { formatDuration } from "../../../page/run/format-duration.ts";
import { ViewSlot } from "../../../page/view/view-slot.tsx";
import type { ReviewedCase, RunAgain } from "../../review-api.ts";
import { componentsOf } from "../focus/components-of.ts";
import { ScrollBox } from "../focus/scroll-box.tsx";
import { ShownValue } from "../focus/shown-value.tsx";
import { ReviewDialog } from "../review-dialog.tsx";
import type { ReviewState } from "../review-state.ts";
import { ActionFailure } from "./action-failure.tsx";
import { sameValue } from "./same-value.ts";
import { useCall } from "./use-call.ts";

interface RunAgainDialogProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly onClose: () => void;
}

/** What the app answers today, beside what it answered when the run was flagged. */
export function RunAgainDialog({ state, one, onClose }: RunAgainDialogProps) {
  const [progress, call] = useCall<RunAgain>(state);
  useEffect(() => void call({ path: `cases/${encodeURIComponent(one.id)}/run`, method: "POST" }), [one.id]);
  return (
    <ReviewDialog title="Run again" size="widest" onClose={onClose}>
      {progress.name === "refused" && <ActionFailure refusal={progress} />}
      {progress.name === "done" ? <Comparison state={state} one={one} today={progress.value} /> : null}
      {(progress.name === "busy" || progress.name === "idle") && <p role="status">Running</p>}
    </ReviewDialog>
  );
}

function Comparison({ state, one, today }: Pick<RunAgainDialogProps, "state" | "one"> & { readonly today: RunAgain }) {
  const components = componentsOf(today.outputs ?? one.outputs, state.endpointOf(one)?.outputs);
  return (
    <div class="run-again">
      <p role="status">
        {today.error === null ? "Ran" : `Failed: ${today.error.message} (${today.error.code})`} in {formatDuration(today.durationMs)}
        {today.version !== null && `, version ${today.version}`}
      </p>
      {today.outputs !== null &&
        components.map((component) => {
          const stored = one.outputs?.[component.name] ?? null;
          const now = today.outputs?.[component.name] ?? null;
          const isSame = sameValue(stored, now);
          return (
            <section key={component.name} class="run-again-output" aria-label={component.label}>
              <div>
                <p class="expected-head">Stored</p>
                <ShownValue place="stored" component={component} values={one.outputs} unreadable={one.unreadable} />
              </div>
              <div>
                <p class="expected-head">Today</p>
                <ShownValue place="today" component={component} values={today.outputs} />
              </div>
              {!isSame && stored !== null && (
                <ScrollBox class="shown-value-body run-again-difference" label={`Difference of ${component.label}`}>
                  <ViewSlot
                    kind={component.kind}
                    value={now}
                    draw={({ Diff }) => <Diff expected={stored} actual={now} options={component.options} />}
                  />
                </ScrollBox>
              )}
              {isSame && <p class="no-value">The same as stored</p>}
            </section>
          );
        })}
    </div>
  );
}

import type { SuiteAddition } from "../../review-api.ts";
import { ReviewDialog } from "../review-dialog.tsx";
import type { ReviewState } from "../review-state.ts";
import { CallButton } from "./call-button.tsx";
import { countOf } from "./count-of.ts";
import { useCall } from "./use-call.ts";

interface SuiteDialogProps {
  readonly state: ReviewState;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Adds cases to the suite; those that nobody has judged say nothing to test and stay out. */
export function SuiteDialog({ state, ids, onClose }: SuiteDialogProps) {
  const [progress, call] = useCall<SuiteAddition>(state);
  const add = () => void call({ path: "suite", method: "POST", body: { cases: ids } });
  return (
    <ReviewDialog title="Add to the suite" onClose={onClose}>
      {progress.name === "done" ? (
        <p role="status">
          Added to {state.config.suiteDir}: {countOf(progress.value.cases, "case")}, {countOf(progress.value.files, "file")}.
          {progress.value.missing.length > 0 && ` Files that are gone: ${progress.value.missing.join(", ")}.`}
        </p>
      ) : (
        <>
          <p>
            Of {countOf(ids.length, "case")}, those judged right or wrong are written to <code>{state.config.suiteDir}</code>, to be
            replayed.
          </p>
          <CallButton progress={progress} label="Add" busyLabel="Adding" onClick={add} />
        </>
      )}
    </ReviewDialog>
  );
}

import { ReviewDialog } from "../review-dialog.tsx";
import type { ReviewState } from "../review-state.ts";
import { CallButton } from "./call-button.tsx";
import { countOf } from "./count-of.ts";
import { useCall } from "./use-call.ts";

interface EraseDialogProps {
  readonly state: ReviewState;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** What `POST review/api/erase` counts. */
interface Erased {
  readonly cases: number;
  readonly rows: number;
  readonly files: number;
  readonly uploads: number;
  readonly waiting: { readonly [callback: string]: number };
  readonly outOfReach: readonly string[];
}

/** Says what goes before it goes, and what is gone after. */
export function EraseDialog({ state, ids, onClose }: EraseDialogProps) {
  const [progress, call] = useCall<Erased>(state);
  const title = `Erase ${countOf(ids.length, "case")}`;
  const erased = progress.name === "done" ? progress.value : null;
  const close = () => {
    onClose();
    // Afterwards, as the dialog belongs to the case that goes.
    if (erased === null) return;
    const isCurrent = ids.includes(state.query.peek().case ?? "");
    state.forget(ids);
    if (isCurrent) void state.moveBy(1);
  };
  return (
    <ReviewDialog title={title} onClose={close}>
      {erased === null ? (
        <>
          <p>
            The inputs, the outputs, what was noted and every judgement go from the store and the CSV file, with the pictures and other
            files that no other case has. This cannot be undone.
          </p>
          <CallButton
            progress={progress}
            label={title}
            busyLabel="Erasing"
            onClick={() => void call({ path: "erase", method: "POST", body: { cases: ids } })}
          />
        </>
      ) : (
        <div role="status">
          <p>
            Erased: {countOf(erased.cases, "case")}, {countOf(erased.rows, "CSV row")}, {countOf(erased.files, "file")},{" "}
            {countOf(erased.uploads, "upload")}.
          </p>
          {Object.entries(erased.waiting).map(([name, count]) => (
            <p key={name}>
              {countOf(count, "removal")} for “{name}” will be made by the demo.
            </p>
          ))}
          {erased.outOfReach.length > 0 && <p>Cannot take back what they have had: {erased.outOfReach.join(", ")}.</p>}
        </div>
      )}
    </ReviewDialog>
  );
}

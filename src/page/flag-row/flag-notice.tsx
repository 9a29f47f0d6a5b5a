import type { ComponentConfig } from "../../server/page-config.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { ViewSlot } from "../view/view-slot.tsx";

interface FlagNoticeProps {
  readonly notice: string;
  readonly shownRun: ShownRun | null;
  /** Inputs that the form has changed since the run on the screen. */
  readonly edited: readonly ComponentConfig[];
  readonly isUndone: boolean;
}

/** More of them would be no quiet line any more. */
const mostShown = 3;

/** What a flag stores: for whom, and which inputs where the form says something else by now. */
export function FlagNotice({ notice, shownRun, edited, isUndone }: FlagNoticeProps) {
  return (
    <div class="flag-notice">
      <p>
        {isUndone && <span class="flag-undone">Undone. </span>}
        {notice}
      </p>
      {shownRun !== null && edited.length > 0 && (
        <p class="flag-edited">
          Flags the run shown:
          {edited.slice(0, mostShown).map(({ id, kind, label, options }) => (
            <span key={id} class="flag-edited-input">
              {label}{" "}
              <ViewSlot
                kind={kind}
                value={shownRun.inputs[label]}
                draw={({ Cell }) => <Cell value={shownRun.inputs[label] ?? null} options={options} />}
              />
            </span>
          ))}
          {edited.length > mostShown && <span>and {edited.length - mostShown} more</span>}
        </p>
      )}
    </div>
  );
}

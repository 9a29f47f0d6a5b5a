import { Fragment } from "preact";
import type { Json } from "../../components/define-component.ts";
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
        <p>
          Flags the run shown:{" "}
          {edited.slice(0, mostShown).map((config, index) => (
            <Fragment key={config.id}>
              {index > 0 && ", "}
              <EditedInput config={config} value={shownRun.inputs[config.label] ?? null} />
            </Fragment>
          ))}
          {edited.length > mostShown && ` and ${edited.length - mostShown} more`}
        </p>
      )}
    </div>
  );
}

/** An input as it ran, on the line. */
function EditedInput({ config: { kind, label, options }, value }: { readonly config: ComponentConfig; readonly value: Json }) {
  return (
    <span class="flag-edited-input">
      {label} <ViewSlot kind={kind} value={value} draw={({ Cell }) => <Cell value={value} options={options} />} />
    </span>
  );
}

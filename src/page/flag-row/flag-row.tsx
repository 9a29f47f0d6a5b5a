import { useEffect, useRef } from "preact/hooks";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import { describeApiError } from "../api/api-error.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { FlagButtons } from "./flag-buttons.tsx";
import { FlagFailure } from "./flag-failure.tsx";
import { FlagNotice } from "./flag-notice.tsx";
import { type FlagState, refusalIn } from "./flag-state.ts";
import "./flag-row.css";

interface FlagRowProps {
  readonly config: FlagRowConfig;
  readonly flags: FlagState;
  readonly shownRun: ShownRun | null;
  /** Why there is no run to flag, where there is none. */
  readonly reason: string | undefined;
  /** Inputs that the form has changed since the run on the screen. */
  readonly edited: readonly ComponentConfig[];
  /** Outputs on the page, which can be corrected. */
  readonly outputs: readonly ComponentConfig[];
}

const announcements: Record<string, string> = {
  saving: "Saving the flag",
  saved: "The flag is saved. You can undo it, add a note or correct the output.",
  undone: "The flag is undone.",
};

/** The footer of the outputs: marks the run on the screen as one to look at, and takes what else there is to say of it. */
export function FlagRow({ config, flags, shownRun, reason, edited, outputs }: FlagRowProps) {
  const row = useRef<HTMLFieldSetElement>(null);
  const attempt = flags.attempt.value;
  const saved = flags.saved.value;
  const open = flags.open.value;
  const isFlagged = saved !== null && saved.run === shownRun;
  const outcome = attempt?.run === shownRun ? attempt?.outcome.name : undefined;
  const refusal = refusalIn(attempt);
  const openCase = flags.openOf(shownRun);
  const isUndone = outcome === "undone";

  useEffect(() => {
    // Undo has gone with the flag; the keyboard goes on where the flag can be set again.
    if (isUndone && document.activeElement === document.body) row.current?.querySelector("button")?.focus();
  }, [isUndone]);

  return (
    <fieldset class="flag-row" aria-label="Flag" ref={row}>
      <FlagButtons buttons={config.buttons} flags={flags} shownRun={shownRun} reason={reason} />
      <div class="flag-place" data-is-flagged={isFlagged || outcome === "dropped"}>
        <FlagNotice notice={config.notice} shownRun={shownRun} edited={edited} isUndone={isUndone} />
        {isFlagged && openCase && (
          <openCase.parts.FlaggedActions flagged={openCase.case} saved={saved} outputs={outputs} isGathering={config.isGathering} />
        )}
        {isFlagged && open === "unavailable" && <p class="flag-notice">Undo, note and correction could not be loaded.</p>}
        {outcome === "dropped" && <p class="flag-notice">Not kept, by this page’s rules.</p>}
      </div>
      {refusal && (
        <FlagFailure
          text={`${attempt?.run === shownRun ? "Not saved." : "The flag of the run before was not saved."} ${describeApiError(refusal.error)}`}
          onRetry={refusal.mayPass ? () => void flags.retry() : undefined}
        />
      )}
      {openCase && <openCase.parts.FlaggedNote flagged={openCase.case} />}
      {open !== null && open !== "unavailable" && (
        <open.parts.UnsavedChange flagged={open.case} isEarlierRun={open.case.run !== shownRun} />
      )}
      <p class="visually-hidden" role="status">
        {outcome && announcements[outcome]}
      </p>
    </fieldset>
  );
}

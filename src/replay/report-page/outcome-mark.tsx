import type { ReportResult } from "../reporters/html-report-data.ts";
import "./outcome-mark.css";

/** The outcome in a word, with its k of n. */
export function OutcomeMark({ result: { outcome, passes, runs, isFailure } }: { readonly result: ReportResult }) {
  return (
    <span class="outcome-mark" data-outcome={outcome} data-fails={isFailure}>
      {outcome}
      {runs > 1 && ` ${passes} of ${runs}`}
    </span>
  );
}

import type { ReviewChange, ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import { RelativeTime } from "../relative-time.tsx";
import { ValueSummary } from "../value-summary.tsx";
import { verdictName } from "../verdict-name.ts";

interface CaseHistoryProps {
  readonly one: ReviewedCase;
  /** Newest last; `null` until it is there. */
  readonly history: readonly ReviewChange[] | null;
  readonly endpoint: ReviewEndpoint | undefined;
}

/** Everything that reviewers said of a case, newest first. */
export function CaseHistory({ one, history, endpoint }: CaseHistoryProps) {
  return (
    <section class="focus-part" aria-labelledby="focus-history">
      <h3 id="focus-history">History</h3>
      <ol class="case-history" reversed>
        {(history ?? []).toReversed().map((change) => (
          <li key={change.revision}>
            <p>
              <span class="verdict-word" data-verdict={change.verdict}>
                {change.duplicateOf === null ? verdictName(change.verdict) : "Duplicate"}
              </span>{" "}
              <span class="case-history-by">
                {change.by !== null && `${change.by}, `}
                <RelativeTime at={change.at} />
              </span>
            </p>
            {change.expected !== null && <ValueSummary values={change.expected} components={endpoint?.outputs ?? []} />}
            {change.comment !== null && (
              <p class="case-history-comment" dir="auto">
                {change.comment}
              </p>
            )}
          </li>
        ))}
        <li>
          <p>
            <span class="verdict-word">Flagged</span>{" "}
            <span class="case-history-by">
              {one.user !== null && `${one.user}, `}
              <RelativeTime at={one.flag.at} />
            </span>
          </p>
        </li>
      </ol>
    </section>
  );
}

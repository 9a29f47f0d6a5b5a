import type { Conflict } from "./judging.ts";
import { RelativeTime } from "./relative-time.tsx";
import type { ReviewState } from "./review-state.ts";
import { ValueSummary } from "./value-summary.tsx";
import { verdictName } from "./verdict-name.ts";
import "./conflict-notices.css";

/** Cases that another reviewer judged first: what they said, what you said, and the choice. */
export function ConflictNotices({ state }: { readonly state: ReviewState }) {
  const conflicts = [...state.judging.conflicts.value.values()];
  const [first] = conflicts;
  if (first === undefined) return null;
  return (
    <section class="conflict" role="alert" aria-label="Judged twice">
      <ConflictChoice key={first.theirs.id} state={state} conflict={first} />
      {conflicts.length > 1 && <p class="conflict-more">{conflicts.length - 1} more after this one</p>}
    </section>
  );
}

function ConflictChoice({ state, conflict: { mine, theirs } }: { readonly state: ReviewState; readonly conflict: Conflict }) {
  const { judging } = state;
  const { by, at, ...said } = theirs.review;
  const { inputs = [], outputs = [] } = state.endpointOf(theirs) ?? {};
  const isShown = state.query.value.case === theirs.id;
  return (
    <>
      <h2>
        {by ?? "Another reviewer"} judged {isShown ? "this case" : "a case of yours"} first{at !== null && ", "}
        {at !== null && <RelativeTime at={at} />}
      </h2>
      {!isShown && <ValueSummary values={theirs.inputs} components={inputs.slice(0, 3)} />}
      <div class="conflict-sides">
        {[
          { name: by === null ? "Theirs" : `By ${by}`, decision: said },
          { name: "Yours, not saved", decision: mine },
        ].map(({ name, decision }) => (
          <div key={name} class="conflict-side">
            <h3>{name}</h3>
            <p class="verdict-word" data-verdict={decision.verdict}>
              {verdictName(decision.verdict)}
            </p>
            {decision.expected !== null && <ValueSummary values={decision.expected} components={outputs} />}
            {decision.comment !== null && <p class="conflict-comment">{decision.comment}</p>}
          </div>
        ))}
      </div>
      <div class="conflict-actions">
        <button type="button" class="button" onClick={() => judging.keepTheirs(theirs.id)}>
          Keep theirs
        </button>
        <button type="button" class="button" onClick={() => judging.saveMine(theirs.id)}>
          Save mine over it
        </button>
        {!isShown && (
          <button type="button" class="button button-text" onClick={() => state.openCase(theirs.id)}>
            Look at the case
          </button>
        )}
      </div>
    </>
  );
}

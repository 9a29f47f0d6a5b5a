import type { ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import { ScrollBox } from "./scroll-box.tsx";
import { ShownValue } from "./shown-value.tsx";

interface PersonCardProps {
  readonly one: ReviewedCase;
  readonly endpoint: ReviewEndpoint | undefined;
}

const flaggers = { person: "The visitor", api: "The caller", auto: "Flagged by itself", rule: "Flagged by a rule" } as const;

/** What was said when the run was flagged: why, a note, what would have been right. */
export function PersonCard({ one, endpoint }: PersonCardProps) {
  const { by, rule, option, note, corrected } = one.flag;
  const label = endpoint?.options.find(({ value }) => value === option)?.label ?? option;
  const components = (endpoint?.outputs ?? []).filter(({ name }) => corrected !== null && name in corrected);
  return (
    <section class="focus-card person-card" aria-labelledby="focus-person">
      <h3 id="focus-person">{flaggers[by]}</h3>
      {(label !== null && label !== "") || rule !== null ? (
        <p class="flag-option" dir="auto">
          {label || rule}
        </p>
      ) : null}
      {note === null ? (
        <p class="no-value">No note</p>
      ) : (
        <ScrollBox class="person-note" label="Note">
          {note}
        </ScrollBox>
      )}
      {components.length > 0 && (
        <div class="person-correction">
          <p class="expected-head">Would have been right</p>
          {components.map((component) => (
            <ShownValue key={component.name} place="corrected" component={component} values={corrected} />
          ))}
        </div>
      )}
    </section>
  );
}

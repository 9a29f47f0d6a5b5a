import type { ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { componentsOf } from "./components-of.ts";
import { ExpectedDifference } from "./expected-difference.tsx";
import { ExpectedEditor } from "./expected-editor.tsx";
import { ShownValue } from "./shown-value.tsx";

interface OutputsCardProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly endpoint: ReviewEndpoint | undefined;
}

/** What came out, how it differs from what is expected, and where that is entered. */
export function OutputsCard({ state, one, endpoint }: OutputsCardProps) {
  const draft = state.reviewing.draftOf(one.id);
  const fields = draft.correction.value;
  const { error } = one.run;
  return (
    <section class="focus-card" aria-labelledby="focus-outputs">
      <h3 id="focus-outputs">{fields === null ? "Output" : "Expected output"}</h3>
      {error !== null && (
        <p class="focus-run-error">
          The run failed: {error.message} <code>{error.code}</code>
        </p>
      )}
      {fields !== null && <ExpectedEditor state={state} one={one} fields={fields} />}
      {(one.outputs !== null || error === null) &&
        componentsOf(one.outputs, endpoint?.outputs).map((component) => (
          <div key={component.name} class="focus-output">
            {fields !== null && <p class="focus-original">What came out</p>}
            <ShownValue place="output" component={component} values={one.outputs} unreadable={one.unreadable} />
            {fields === null && <ExpectedDifference state={state} one={one} component={component} />}
          </div>
        ))}
      {error !== null &&
        fields === null &&
        one.outputs === null &&
        (endpoint?.outputs ?? []).map((component) => (
          <ExpectedDifference key={component.name} state={state} one={one} component={component} />
        ))}
    </section>
  );
}

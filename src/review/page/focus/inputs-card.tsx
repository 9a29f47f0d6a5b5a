import type { ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import { componentsOf } from "./components-of.ts";
import { ShownValue } from "./shown-value.tsx";

interface InputsCardProps {
  readonly one: ReviewedCase;
  readonly endpoint: ReviewEndpoint | undefined;
}

/** What the function was called with. */
export function InputsCard({ one, endpoint }: InputsCardProps) {
  return (
    <section class="focus-card" aria-labelledby="focus-inputs">
      <h3 id="focus-inputs">Input</h3>
      {componentsOf(one.inputs, endpoint?.inputs).map((component) => (
        <ShownValue key={component.name} place="input" component={component} values={one.inputs} unreadable={one.unreadable} />
      ))}
    </section>
  );
}

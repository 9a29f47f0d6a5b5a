import { ViewSlot } from "../../page/view/view-slot.tsx";
import type { PageValues, ReviewComponent } from "../review-api.ts";

interface ValueSummaryProps {
  readonly values: PageValues;
  readonly components: readonly ReviewComponent[];
}

/** Values in little room, each as a table would show it. */
export function ValueSummary({ values, components }: ValueSummaryProps) {
  const shown = components.filter(({ name }) => name in values);
  return (
    <dl class="value-summary">
      {shown.map(({ name, label, kind, options }) => (
        <div key={name} class="value-summary-row">
          <dt>{label}</dt>
          <dd>
            <ViewSlot kind={kind} value={values[name]} draw={({ Cell }) => <Cell value={values[name] ?? null} options={options} />} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { ViewSlot } from "../../../page/view/view-slot.tsx";
import type { PageValues, ReviewComponent } from "../../review-api.ts";

interface ValueCellProps {
  /** `undefined` where the case's endpoint has no such value. */
  readonly component: ReviewComponent | undefined;
  /** `null` where the run failed, or nobody gave any. */
  readonly values: PageValues | null;
  readonly unreadable: readonly string[];
}

/** A value as its component shows it in a table. */
export function ValueCell({ component, values, unreadable }: ValueCellProps) {
  if (component === undefined || values === null) return null;
  const { name, kind, options } = component;
  if (unreadable.includes(name)) return <span class="case-unreadable">Cannot be read</span>;
  const value = values[name] ?? null;
  if (value === null) return null;
  return <ViewSlot kind={kind} value={value} draw={({ Cell }) => <Cell value={value} options={options} />} />;
}

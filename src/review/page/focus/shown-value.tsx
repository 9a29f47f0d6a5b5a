import { useMemo } from "preact/hooks";
import { ViewSlot } from "../../../page/view/view-slot.tsx";
import type { PageValues, ReviewComponent } from "../../review-api.ts";
import { ScrollBox } from "./scroll-box.tsx";

interface ShownValueProps {
  /** Begins the id, which must be the only one on the page. */
  readonly place: string;
  readonly component: ReviewComponent;
  readonly values: PageValues | null;
  /** Names of values whose file is gone or broken. */
  readonly unreadable?: readonly string[];
}

/** A value with its label, drawn as the demo draws it. */
export function ShownValue({ place, component: { name, label, kind, options }, values, unreadable = [] }: ShownValueProps) {
  const id = useMemo(() => `${place}-${name.replace(/\W+/g, "-")}`, [place, name]);
  const labelId = `${id}-label`;
  const value = values?.[name] ?? null;
  return (
    <div class="shown-value">
      <p class="field-label" id={labelId}>
        {label}
      </p>
      {unreadable.includes(name) ? (
        <p class="unreadable">The file of this value is gone or cannot be read.</p>
      ) : value === null ? (
        <p class="no-value">Empty</p>
      ) : (
        <ScrollBox class="shown-value-body" labelledBy={labelId}>
          <ViewSlot
            kind={kind}
            value={value}
            draw={({ Output, Cell }) =>
              Output ? (
                <Output id={id} labelId={labelId} options={options} value={value} isStreaming={false} />
              ) : (
                <Cell value={value} options={options} />
              )
            }
          />
        </ScrollBox>
      )}
    </div>
  );
}

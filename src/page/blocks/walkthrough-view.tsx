import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LayoutConfig } from "../../server/page-config.ts";
import type { LabelledPart } from "../tabs/tabs-view.tsx";

interface WalkthroughViewProps {
  readonly steps: readonly LabelledPart[];
  readonly draw: (layout: readonly LayoutConfig[]) => ComponentChildren;
}

/** Steps, one at a time. What was entered in the others stays. */
export function WalkthroughView({ steps, draw }: WalkthroughViewProps) {
  const [current, setCurrent] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    // The keyboard and the screen reader begin at the top of the new step, but not when the page opens.
    if (hasMoved.current) heading.current?.focus();
  }, [current]);
  const go = (step: number) => {
    hasMoved.current = true;
    setCurrent(step);
  };
  return (
    <section class="layout-walkthrough" aria-label="Steps">
      <ol class="walkthrough-steps">
        {steps.map(({ label }, index) => (
          <li key={index} aria-current={index === current ? "step" : undefined} data-is-done={index < current}>
            {label}
          </li>
        ))}
      </ol>
      {steps.map((step, index) => (
        <div key={index} class="layout-column" hidden={index !== current}>
          <h2 class="layout-heading" tabIndex={-1} {...(index === current && { ref: heading })}>
            {step.label}
          </h2>
          {draw(step.layout)}
        </div>
      ))}
      <div class="walkthrough-actions">
        {current > 0 && (
          <button type="button" class="button" onClick={() => go(current - 1)}>
            Back
          </button>
        )}
        {current < steps.length - 1 && (
          <button type="button" class="button button-primary" onClick={() => go(current + 1)}>
            Next
          </button>
        )}
      </div>
    </section>
  );
}

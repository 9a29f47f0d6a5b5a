import type { ComponentChildren } from "preact";

interface ScrollBoxProps {
  readonly class: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly children: ComponentChildren;
}

/** Something of any length in limited height, scrolled by the keyboard too, in the direction of its own script. */
export function ScrollBox({ class: className, label, labelledBy, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing in it is filled in, and a page of landmarks has none.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is cut off by its height must be reached without a mouse.
    <div class={className} role="group" dir="auto" aria-label={label} aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </div>
  );
}

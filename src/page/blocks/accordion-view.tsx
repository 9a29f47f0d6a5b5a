import type { ComponentChildren } from "preact";

interface AccordionViewProps {
  readonly label: string;
  /** Whether it is open at first. */
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

/** Children that can be folded away. They stay on the page, and keep what was entered. */
export function AccordionView({ label, isOpen, children }: AccordionViewProps) {
  return (
    <details class="layout-accordion card" open={isOpen}>
      <summary>{label}</summary>
      <div class="layout-column">{children}</div>
    </details>
  );
}

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface NumbersCardProps {
  readonly title: string;
  /** Whether it takes the whole width. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** One chart with its title. */
export function NumbersCard({ title, isWide = false, children }: NumbersCardProps) {
  const titleId = useId();
  return (
    <section class="numbers-card" data-wide={isWide} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}

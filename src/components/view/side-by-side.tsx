import type { ComponentChildren } from "preact";
import "./side-by-side.css";

interface SideBySideProps {
  readonly expected: ComponentChildren;
  readonly actual: ComponentChildren;
}

/** Two values beside each other, named; one below the other where there is no room. */
export function SideBySide({ expected, actual }: SideBySideProps) {
  return (
    <div class="side-by-side">
      <figure>
        <figcaption>Expected</figcaption>
        {expected}
      </figure>
      <figure>
        <figcaption>Actual</figcaption>
        {actual}
      </figure>
    </div>
  );
}

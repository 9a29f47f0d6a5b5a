import type { ComponentChildren } from "preact";
import "./difference.css";

interface ReplacedValueProps {
  /** `null` where no value was expected. */
  readonly expected: ComponentChildren;
  /** `null` where no value came. */
  readonly actual: ComponentChildren;
  readonly isSame: boolean;
}

/** Two short values: the expected one struck out and the actual one underlined, or the one that both are. */
export function ReplacedValue({ expected, actual, isSame }: ReplacedValueProps) {
  if (isSame) return <span>{actual}</span>;
  return (
    <span class="difference">
      {expected !== null && <del>{expected}</del>} {actual !== null && <ins>{actual}</ins>}
    </span>
  );
}

import { findDifferences } from "./difference.ts";
import "./difference.css";

interface MarkedDifferenceProps {
  readonly expected: string | null;
  readonly actual: string | null;
}

/** One text with its differences marked inside it: struck out is what was expected, underlined is what came instead. */
export function MarkedDifference({ expected, actual }: MarkedDifferenceProps) {
  return (
    <div class="difference">
      {findDifferences(expected ?? "", actual ?? "").map(({ where, text }) => {
        if (where === "both") return text;
        return where === "expected" ? <del>{text}</del> : <ins>{text}</ins>;
      })}
    </div>
  );
}

import type { OutputProps } from "../view/view-props.ts";
import type { HighlightedPart, HighlightedTextValue } from "./highlighted-value.ts";

interface HighlightedPartsProps {
  readonly value: HighlightedTextValue;
  readonly colors: ReadonlyMap<string, string>;
  readonly showLabels: boolean;
  /** The label whose parts stand out. */
  readonly active?: string | null;
  readonly onEvent?: OutputProps<HighlightedTextValue>["onEvent"] | undefined;
}

/** A text with its marked parts. */
export function HighlightedParts({ value, colors, showLabels, active = null, onEvent }: HighlightedPartsProps) {
  const strongest = value.reduce((most, { label }) => (typeof label === "number" ? Math.max(most, Math.abs(label)) : most), 1);
  return (
    <>
      {value.map((part, index) => {
        const { text, label } = part;
        if (label === null) return text;
        const choose = onEvent && (() => onEvent("select", { index, value: { text, label } }));
        return (
          <mark
            key={index}
            class="highlighted-part"
            data-quiet={active !== null && active !== label}
            style={styleOf(part, colors, strongest)}
            {...(choose && {
              role: "button" as const,
              tabIndex: 0,
              onClick: choose,
              onKeyDown: (event: KeyboardEvent) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                choose();
              },
            })}
          >
            {text}
            <span class={showLabels ? "highlighted-label" : "visually-hidden"}>{`\u00a0${showLabel(label)}`}</span>
          </mark>
        );
      })}
    </>
  );
}

function styleOf({ label }: HighlightedPart, colors: ReadonlyMap<string, string>, strongest: number) {
  if (typeof label === "string") return { "--part": colors.get(label) };
  const score = label ?? 0;
  // Scores have two colours that grow, and their numbers tell them apart without colour.
  return {
    "--part": score < 0 ? "var(--series-4)" : "var(--series-1)",
    "--strength": `${Math.round((Math.abs(score) / strongest) * 45)}%`,
  };
}

export function showLabel(label: string | number): string {
  return typeof label === "number" ? label.toLocaleString("en", { maximumFractionDigits: 2, signDisplay: "exceptZero" }) : label;
}

import "./label-legend.css";

interface LabelLegendProps {
  readonly labels: readonly string[];
  readonly colors: ReadonlyMap<string, string>;
  /** Names the legend for screen readers. */
  readonly name: string;
  /** The label whose parts stand out. */
  readonly active: string | null;
  readonly onActive: (label: string | null) => void;
  readonly onChoose?: (label: string) => void;
}

/** The labels with their colours; the one under the pointer or the keyboard makes its parts stand out, and a click keeps it so. */
export function LabelLegend({ labels, colors, name, active, onActive, onChoose }: LabelLegendProps) {
  return (
    <ul class="label-legend" aria-label={name}>
      {labels.map((label) => (
        <li key={label}>
          <button
            type="button"
            aria-pressed={active === label}
            onPointerEnter={({ pointerType }) => pointerType === "mouse" && onActive(label)}
            onPointerLeave={({ pointerType }) => pointerType === "mouse" && onActive(null)}
            onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && onActive(label)}
            onBlur={() => onActive(null)}
            onClick={() => {
              onActive(label);
              onChoose?.(label);
            }}
          >
            <span class="label-swatch" style={{ background: colors.get(label) }} aria-hidden="true" />
            {label || "No label"}
          </button>
        </li>
      ))}
    </ul>
  );
}

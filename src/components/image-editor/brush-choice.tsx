import { Pressed } from "./editor-toolbar.tsx";

interface BrushChoiceProps {
  readonly sizes: readonly number[];
  readonly size: number;
  readonly onSize: (size: number) => void;
  /** Left out for the eraser, which has none. */
  readonly colors?: {
    readonly choices: readonly string[];
    readonly isAny: boolean;
    readonly chosen: string;
    readonly onColor: (color: string) => void;
  };
  readonly disabled: boolean;
}

const names: Record<string, string> = { "#000000": "Black", "#ffffff": "White", "#d7372b": "Red", "#2f6fde": "Blue", "#f2b705": "Yellow" };

/** The dot of the largest size, in CSS pixels. */
const largestDot = 18;

/** How thick the line is, and in which colour. */
export function BrushChoice({ sizes, size, onSize, colors, disabled }: BrushChoiceProps) {
  const largest = Math.max(...sizes);
  return (
    <div class="editor-toolbar">
      <fieldset class="editor-group" aria-label="Thickness">
        {sizes.map((choice) => (
          <Pressed key={choice} label={`${choice} pixels`} isPressed={choice === size} disabled={disabled} onClick={() => onSize(choice)}>
            <span class="editor-dot" style={{ "--dot": `${Math.max(3, Math.round((largestDot * choice) / largest))}px` }} />
          </Pressed>
        ))}
      </fieldset>
      {colors && (colors.choices.length > 1 || colors.isAny) && (
        <fieldset class="editor-group" aria-label="Colour">
          {colors.choices.map((choice) => (
            <Pressed
              key={choice}
              label={names[choice] ?? choice}
              isPressed={choice === colors.chosen}
              disabled={disabled}
              onClick={() => colors.onColor(choice)}
            >
              <span class="editor-swatch" style={{ backgroundColor: choice }} />
            </Pressed>
          ))}
          {colors.isAny && (
            <input
              class="editor-any-color"
              type="color"
              title="Another colour"
              aria-label="Another colour"
              data-chosen={!colors.choices.includes(colors.chosen)}
              value={colors.chosen}
              disabled={disabled}
              onInput={({ currentTarget }) => colors.onColor(currentTarget.value)}
            />
          )}
        </fieldset>
      )}
    </div>
  );
}

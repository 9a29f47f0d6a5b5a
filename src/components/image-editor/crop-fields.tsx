import { clampRectangle, type Rectangle } from "./drawing.ts";

interface CropFieldsProps {
  readonly selection: Rectangle;
  /** What there is now. */
  readonly crop: Rectangle;
  readonly onSelect: (selection: Rectangle) => void;
  readonly onApply: () => void;
}

/** The part to keep in numbers, so that the keyboard can crop too. */
export function CropFields({ selection, crop, onSelect, onApply }: CropFieldsProps) {
  const field = (label: string, key: keyof Rectangle, offset = 0) => (
    <label class="editor-crop-field">
      {label}
      <input
        class="control"
        type="number"
        step={1}
        value={selection[key] - offset}
        onChange={({ currentTarget }) => {
          const given = currentTarget.valueAsNumber;
          if (Number.isFinite(given)) onSelect(clampRectangle({ ...selection, [key]: given + offset }, crop));
          // A number that was out of reach is shown as the one that it became.
          currentTarget.value = String(selection[key] - offset);
        }}
      />
    </label>
  );
  const isWhole = selection.width === crop.width && selection.height === crop.height;
  return (
    <div class="editor-crop">
      {field("Left", "x", crop.x)}
      {field("Top", "y", crop.y)}
      {field("Width", "width")}
      {field("Height", "height")}
      <button type="button" class="button" disabled={isWhole} onClick={onApply}>
        Crop
      </button>
    </div>
  );
}

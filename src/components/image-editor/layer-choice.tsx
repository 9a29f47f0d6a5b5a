import { XIcon } from "../view/icon.tsx";
import { MediaButton } from "../view/media-bar.tsx";
import type { Layer } from "./drawing.ts";
import { PlusIcon } from "./editor-icons.tsx";

interface LayerChoiceProps {
  readonly layers: readonly Layer[];
  readonly layerId: number;
  readonly disabled: boolean;
  readonly onChoose: (id: number) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** Which layer is drawn on. */
export function LayerChoice({ layers, layerId, disabled, onChoose, onAdd, onRemove }: LayerChoiceProps) {
  return (
    <div class="editor-group editor-layers">
      {layers.length > 1 && (
        <>
          <select
            class="control"
            aria-label="Layer"
            value={layerId}
            disabled={disabled}
            onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
          >
            {layers.map(({ id }, index) => (
              <option key={id} value={id}>{`Layer ${index + 1}`}</option>
            ))}
          </select>
          <MediaButton icon={<XIcon />} label="Remove this layer" isIconOnly disabled={disabled} onClick={onRemove} />
        </>
      )}
      <MediaButton icon={<PlusIcon />} label="Add layer" disabled={disabled} onClick={onAdd} />
    </div>
  );
}

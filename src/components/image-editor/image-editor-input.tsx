import { useState } from "preact/hooks";
import { CameraIcon } from "../view/icon.tsx";
import { MediaInput } from "../view/media-input.tsx";
import type { InputProps } from "../view/view-props.ts";
import { BrushChoice } from "./brush-choice.tsx";
import { CropFields } from "./crop-fields.tsx";
import { cleared, isCropped, isDrawn, type Rectangle, withLayer, withoutLayer, withStroke } from "./drawing.ts";
import { EditorStage } from "./editor-stage.tsx";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { redone, undone } from "./history.ts";
import type { ImageEditorValue } from "./image-editor.ts";
import type { EditorTool, ImageEditorViewOptions } from "./image-editor-view-options.ts";
import { LayerChoice } from "./layer-choice.tsx";
import { sizesFor } from "./sizes-for.ts";
import { useSavedDrawing } from "./use-saved-drawing.ts";
import "./image-editor.css";

const accept = "image/png,image/jpeg,image/webp,image/gif,image/avif,.avif";

/** A picture to choose, then to draw on. */
export function ImageEditorInput(props: InputProps<ImageEditorValue, ImageEditorViewOptions>) {
  const { id, labelId, options, disabled } = props;
  const drawn = useSavedDrawing(props);
  const { history } = drawn;
  const [tool, setTool] = useState<EditorTool | null>(options.tools[0] ?? null);
  const [chosenSize, setSize] = useState<number | null>(null);
  const [color, setColor] = useState(options.colors[0] ?? "#000000");
  const [chosenLayer, setLayer] = useState<number | null>(null);
  const [selected, setSelected] = useState<Rectangle | null>(null);

  if (!history) {
    if (drawn.isLoading) {
      return (
        <div id={id} class="media-frame media-empty" role="status">
          Opening the picture…
        </div>
      );
    }
    const { canvasSize } = options;
    return (
      <div class="editor-start">
        <MediaInput
          input={{ ...props, value: null, onChange: (file) => file && drawn.start(file) }}
          noun="an image"
          accept={accept}
          takes="PNG, JPEG, WebP, GIF or AVIF"
          sources={options.sources}
          class="media-frame"
          capture={{
            source: "webcam",
            icon: <CameraIcon />,
            label: "Use camera",
            load: async () => (await import("../view/camera-shot.tsx")).CameraShot,
          }}
          preview={() => null}
        />
        {canvasSize && (
          <button
            type="button"
            class="button button-text"
            disabled={disabled}
            onClick={() => drawn.startBlank(canvasSize[0], canvasSize[1])}
          >
            Draw on a blank canvas
          </button>
        )}
      </div>
    );
  }

  const drawing = history.present;
  const { layers, crop } = drawing;
  const layerId = layers.find((layer) => layer.id === chosenLayer)?.id ?? layers[0]?.id ?? 0;
  const sizes = options.brushSizes ?? sizesFor(drawing);
  const size = chosenSize !== null && sizes.includes(chosenSize) ? chosenSize : (sizes[Math.floor(sizes.length / 2)] ?? 1);
  const selection = selected ?? crop;
  const undo = () => {
    setSelected(null);
    drawn.travel(undone(history));
  };
  const redo = () => {
    setSelected(null);
    drawn.travel(redone(history));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the shell's label for its own.
    <div
      id={id}
      class="editor"
      role="group"
      aria-labelledby={labelId}
      aria-describedby={props.describedBy}
      onKeyDown={(event) => {
        if (disabled || !(event.ctrlKey || event.metaKey) || (event.target as Element).matches("input[type=number]")) return;
        const key = event.key.toLowerCase();
        if (key !== "z" && key !== "y") return;
        event.preventDefault();
        if (key === "y" || event.shiftKey) redo();
        else undo();
      }}
    >
      <EditorToolbar
        tools={options.tools}
        tool={tool}
        onTool={(next) => {
          setTool(next);
          setSelected(null);
        }}
        disabled={disabled}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        canClear={layers.some(isDrawn) || isCropped(drawing)}
        onUndo={undo}
        onRedo={redo}
        onClear={() => drawn.change(cleared(drawing))}
        onRemove={() => {
          drawn.remove();
          setTimeout(() => document.getElementById(id)?.focus());
        }}
      />
      <EditorStage
        labelId={labelId}
        drawing={drawing}
        layerId={layerId}
        tool={disabled ? null : tool}
        size={size}
        color={color}
        isMask={options.mask}
        height={options.height}
        selection={selection}
        onSelect={setSelected}
        onStroke={(stroke) => drawn.change(withStroke(drawing, layerId, stroke))}
      />
      <div class="editor-foot">
        {tool === "crop" ? (
          <CropFields
            selection={selection}
            crop={crop}
            onSelect={setSelected}
            onApply={() => {
              drawn.change({ ...drawing, crop: selection });
              setSelected(null);
            }}
          />
        ) : (
          tool !== null && (
            <BrushChoice
              sizes={sizes}
              size={size}
              onSize={setSize}
              {...(tool === "brush" && {
                colors: { choices: options.colors, isAny: options.isAnyColor, chosen: color, onColor: setColor },
              })}
              disabled={disabled}
            />
          )
        )}
        {options.layers && tool !== "crop" && (
          <LayerChoice
            layers={layers}
            layerId={layerId}
            disabled={disabled}
            onChoose={setLayer}
            onAdd={() => {
              const next = withLayer(drawing);
              setLayer(next.layers.at(-1)?.id ?? null);
              drawn.change(next);
            }}
            onRemove={() => drawn.change(withoutLayer(drawing, layerId))}
          />
        )}
        <span class="editor-saving" role="status">
          {drawn.isSaving ? "Saving…" : ""}
        </span>
      </div>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { UndoIcon } from "../chatbot/chat-icons.tsx";
import { XIcon } from "../view/icon.tsx";
import { MediaButton } from "../view/media-bar.tsx";
import { BrushIcon, CropIcon, EraserIcon, RedoIcon, TrashIcon } from "./editor-icons.tsx";
import type { EditorTool } from "./image-editor-view-options.ts";
import "./editor-toolbar.css";

interface EditorToolbarProps {
  readonly tools: readonly EditorTool[];
  readonly tool: EditorTool | null;
  readonly onTool: (tool: EditorTool) => void;
  readonly disabled: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canClear: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onRemove: () => void;
}

const tools: Record<EditorTool, { readonly label: string; readonly icon: ComponentChildren }> = {
  brush: { label: "Brush", icon: <BrushIcon /> },
  eraser: { label: "Eraser", icon: <EraserIcon /> },
  crop: { label: "Crop", icon: <CropIcon /> },
};

/** Tools, and the steps back and forward. */
export function EditorToolbar(props: EditorToolbarProps) {
  const { disabled } = props;
  return (
    <div class="editor-toolbar">
      <fieldset class="editor-group" aria-label="Tool">
        {props.tools.map((name) => (
          <Pressed
            key={name}
            label={tools[name].label}
            isPressed={props.tool === name}
            disabled={disabled}
            onClick={() => props.onTool(name)}
          >
            {tools[name].icon}
          </Pressed>
        ))}
      </fieldset>
      <fieldset class="editor-group" aria-label="Steps">
        <MediaButton icon={<UndoIcon />} label="Undo" isIconOnly disabled={disabled || !props.canUndo} onClick={props.onUndo} />
        <MediaButton icon={<RedoIcon />} label="Redo" isIconOnly disabled={disabled || !props.canRedo} onClick={props.onRedo} />
        <MediaButton icon={<TrashIcon />} label="Clear drawing" isIconOnly disabled={disabled || !props.canClear} onClick={props.onClear} />
        <MediaButton icon={<XIcon />} label="Remove" isIconOnly disabled={disabled} onClick={props.onRemove} />
      </fieldset>
    </div>
  );
}

interface PressedProps {
  readonly label: string;
  readonly isPressed: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A small button that stays pressed while what it stands for is chosen. */
export function Pressed({ label, isPressed, disabled, onClick, children }: PressedProps) {
  return (
    <button
      type="button"
      class="button media-button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

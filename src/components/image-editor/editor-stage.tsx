import type { TargetedPointerEvent } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { drawLayer, drawStroke } from "./draw-layer.ts";
import { clampRectangle, type Drawing, type Rectangle, type Stroke, type StrokePoint } from "./drawing.ts";
import type { EditorTool } from "./image-editor-view-options.ts";
import { BackgroundCanvas, LayerCanvas } from "./layer-canvas.tsx";
import { useKeyboardBrush } from "./use-keyboard-brush.ts";
import "./editor-stage.css";

interface EditorStageProps {
  readonly labelId: string;
  readonly drawing: Drawing;
  readonly layerId: number;
  readonly tool: EditorTool | null;
  /** Of brush and eraser, in pixels of the picture. */
  readonly size: number;
  readonly color: string;
  readonly isMask: boolean;
  /** In CSS pixels, at most. */
  readonly height: number;
  /** What would be left of the picture, while it is being cropped. */
  readonly selection: Rectangle;
  readonly onSelect: (selection: Rectangle) => void;
  readonly onStroke: (stroke: Stroke) => void;
}

/** A stroke while it grows. */
interface LiveStroke extends Stroke {
  readonly points: StrokePoint[];
}

/** Of no pointer of the browser's. */
const keyboardPointer = -1;

/** The lightest touch of a pen still leaves a line. */
const leastPressure = 0.15;

/** The picture and its layers, on which a pointer, a pen, a finger or the keyboard draws. */
export function EditorStage(props: EditorStageProps) {
  const { drawing, layerId, tool, selection } = props;
  const { crop } = drawing;
  const [canvases] = useState(() => new Map<number, HTMLCanvasElement>());
  const live = useRef<{ readonly pointer: number; readonly stroke: LiveStroke | null; readonly from: StrokePoint } | null>(null);
  const lastDrawn = useRef<Stroke | null>(null);
  const helpId = useId();

  const context = () => canvases.get(layerId)?.getContext("2d") ?? null;
  const pointOf = (event: PointerEvent, stage: Element): StrokePoint => {
    const box = stage.getBoundingClientRect();
    return {
      x: crop.x + ((event.clientX - box.left) / box.width) * crop.width,
      y: crop.y + ((event.clientY - box.top) / box.height) * crop.height,
      pressure: event.pointerType === "pen" ? Math.max(event.pressure, leastPressure) : 1,
    };
  };
  const select = (from: StrokePoint, to: StrokePoint) => {
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    props.onSelect(clampRectangle({ x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }, crop));
  };

  const begin = (pointer: number, from: StrokePoint) => {
    const stroke = tool === "crop" ? null : { points: [from], size: props.size, color: tool === "eraser" ? null : props.color };
    live.current = { pointer, stroke, from };
    const canvas = context();
    if (stroke && canvas) drawStroke(canvas, stroke, crop, 0);
  };
  const grow = (points: readonly StrokePoint[]) => {
    const [stroke, canvas] = [live.current?.stroke, context()];
    if (!stroke) return;
    const before = stroke.points.length;
    stroke.points.push(...points);
    if (canvas) drawStroke(canvas, stroke, crop, before);
  };
  const finish = () => {
    const stroke = live.current?.stroke;
    live.current = null;
    if (!stroke) return;
    lastDrawn.current = stroke;
    props.onStroke(stroke);
  };
  const drop = () => {
    live.current = null;
    const layer = drawing.layers.find(({ id }) => id === layerId);
    const canvas = context();
    if (layer && canvas) drawLayer(canvas, layer, drawing);
  };

  const start = (event: TargetedPointerEvent<HTMLDivElement>) => {
    // A second finger does not begin a second line.
    if (tool === null || event.button !== 0 || live.current) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    begin(event.pointerId, pointOf(event, event.currentTarget));
  };
  const move = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const current = live.current;
    if (current?.pointer !== event.pointerId) return;
    if (!current.stroke) return select(current.from, pointOf(event, event.currentTarget));
    // Between two frames a pen goes through more places than one; Safari before 18.2 does not tell them.
    grow((event.getCoalescedEvents?.() ?? [event]).map((part) => pointOf(part, event.currentTarget)));
  };
  const end = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (live.current?.pointer === event.pointerId) finish();
  };
  const giveUp = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (live.current?.pointer === event.pointerId) drop();
  };

  const keyboard = useKeyboardBrush({
    crop,
    begin: (from) => begin(keyboardPointer, from),
    grow: (to) => grow([to]),
    finish,
    drop,
  });
  // The fields under the picture crop it without a pointer.
  const byKeyboard = tool !== null && tool !== "crop" ? keyboard : undefined;

  return (
    <div class="editor-ground">
      <div class="editor-stage" style={{ "--ratio": crop.width / crop.height, "--height": `${props.height}px` }}>
        <div role="img" aria-labelledby={props.labelId}>
          <BackgroundCanvas drawing={drawing} />
          {drawing.layers.map((layer) => (
            <LayerCanvas key={layer.id} drawing={drawing} layer={layer} isMask={props.isMask} canvases={canvases} lastDrawn={lastDrawn} />
          ))}
        </div>
        {tool === "crop" && <Selection selection={selection} crop={crop} />}
        {tool !== null && (
          <div
            class="editor-surface"
            role="application"
            aria-labelledby={props.labelId}
            aria-describedby={byKeyboard && helpId}
            tabIndex={byKeyboard && 0}
            onPointerDown={start}
            onPointerMove={move}
            onPointerUp={end}
            onPointerCancel={giveUp}
            onKeyDown={byKeyboard?.onKeyDown}
            onBlur={byKeyboard?.onBlur}
          >
            {byKeyboard && <Brush place={byKeyboard.place} size={props.size} crop={crop} isDown={byKeyboard.isDown} />}
          </div>
        )}
      </div>
      <p id={helpId} class="editor-help">
        Arrow keys move the brush, by one pixel with Shift; Space puts it down and takes it up, Escape drops the line.
      </p>
    </div>
  );
}

const share = (part: number, whole: number) => `${(100 * part) / whole}%`;

interface BrushProps {
  readonly place: StrokePoint;
  readonly size: number;
  readonly crop: Rectangle;
  readonly isDown: boolean;
}

/** Where the keyboard's brush is; seen while the stage has its focus. */
function Brush({ place, size, crop, isDown }: BrushProps) {
  return (
    <span
      class="editor-brush"
      data-down={isDown}
      style={{ left: share(place.x - crop.x, crop.width), top: share(place.y - crop.y, crop.height), width: share(size, crop.width) }}
    />
  );
}

/** What would be left, the rest of the picture darkened. */
function Selection({ selection, crop }: { readonly selection: Rectangle; readonly crop: Rectangle }) {
  return (
    <span
      class="editor-selection"
      style={{
        left: share(selection.x - crop.x, crop.width),
        top: share(selection.y - crop.y, crop.height),
        width: share(selection.width, crop.width),
        height: share(selection.height, crop.height),
      }}
    />
  );
}

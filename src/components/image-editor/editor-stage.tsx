import type { TargetedPointerEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { drawLayer, drawStroke } from "./draw-layer.ts";
import { clampRectangle, type Drawing, type Rectangle, type Stroke, type StrokePoint } from "./drawing.ts";
import type { EditorTool } from "./image-editor-view-options.ts";
import { BackgroundCanvas, LayerCanvas } from "./layer-canvas.tsx";
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

/** The lightest touch of a pen still leaves a line. */
const leastPressure = 0.15;

/** The picture and its layers, on which a pointer, a pen or a finger draws. */
export function EditorStage(props: EditorStageProps) {
  const { drawing, layerId, tool, selection } = props;
  const { crop } = drawing;
  const [canvases] = useState(() => new Map<number, HTMLCanvasElement>());
  const live = useRef<{ readonly pointer: number; readonly stroke: LiveStroke | null; readonly from: StrokePoint } | null>(null);
  const lastDrawn = useRef<Stroke | null>(null);

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

  const start = (event: TargetedPointerEvent<HTMLDivElement>) => {
    // A second finger does not begin a second line.
    if (tool === null || event.button !== 0 || live.current) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = pointOf(event, event.currentTarget);
    const stroke = tool === "crop" ? null : { points: [from], size: props.size, color: tool === "eraser" ? null : props.color };
    live.current = { pointer: event.pointerId, stroke, from };
    const canvas = context();
    if (stroke && canvas) drawStroke(canvas, stroke, crop, 0);
  };
  const move = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const current = live.current;
    if (current?.pointer !== event.pointerId) return;
    const { stroke, from } = current;
    if (!stroke) return select(from, pointOf(event, event.currentTarget));
    const before = stroke.points.length;
    // Between two frames a pen goes through more places than one; Safari before 18.2 does not tell them.
    for (const part of event.getCoalescedEvents?.() ?? [event]) stroke.points.push(pointOf(part, event.currentTarget));
    const canvas = context();
    if (canvas) drawStroke(canvas, stroke, crop, before);
  };
  const end = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const current = live.current;
    if (current?.pointer !== event.pointerId) return;
    live.current = null;
    if (!current.stroke) return;
    lastDrawn.current = current.stroke;
    props.onStroke(current.stroke);
  };
  const giveUp = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (live.current?.pointer !== event.pointerId) return;
    live.current = null;
    const layer = drawing.layers.find(({ id }) => id === layerId);
    const canvas = context();
    if (layer && canvas) drawLayer(canvas, layer, drawing);
  };

  return (
    <div class="editor-ground">
      <div
        class="editor-stage"
        role="img"
        aria-labelledby={props.labelId}
        data-tool={tool}
        style={{ "--ratio": crop.width / crop.height, "--height": `${props.height}px` }}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={giveUp}
      >
        <BackgroundCanvas drawing={drawing} />
        {drawing.layers.map((layer) => (
          <LayerCanvas key={layer.id} drawing={drawing} layer={layer} isMask={props.isMask} canvases={canvases} lastDrawn={lastDrawn} />
        ))}
        {tool === "crop" && <Selection selection={selection} crop={crop} />}
      </div>
    </div>
  );
}

/** What would be left, the rest of the picture darkened. */
function Selection({ selection, crop }: { readonly selection: Rectangle; readonly crop: Rectangle }) {
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
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

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { drawBackground, drawLayer } from "./draw-layer.ts";
import type { Drawing, Layer, Stroke } from "./drawing.ts";

interface LayerCanvasProps {
  readonly drawing: Drawing;
  readonly layer: Layer;
  readonly isMask: boolean;
  /** Where the canvas of each layer is found by its id. */
  readonly canvases: Map<number, HTMLCanvasElement>;
  /** The stroke that the pointer has just drawn on this canvas itself. */
  readonly lastDrawn: RefObject<Stroke | null>;
}

/** One layer, drawn anew when it changes, unless the change is what the pointer has drawn already. */
export function LayerCanvas({ drawing, layer, isMask, canvases, lastDrawn }: LayerCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<{ readonly drawing: Drawing; readonly layer: Layer } | null>(null);
  const { crop } = drawing;
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { drawing, layer };
    const isSamePlace = before?.drawing.crop === crop && before.layer.picture === layer.picture;
    const isSame = isSamePlace && before.layer.strokes === layer.strokes;
    const isDrawn =
      isSamePlace &&
      layer.strokes.at(-1) === lastDrawn.current &&
      layer.strokes.length === before.layer.strokes.length + 1 &&
      layer.strokes.at(-2) === before.layer.strokes.at(-1);
    const context = canvas.current?.getContext("2d");
    if (context && !isSame && !isDrawn) drawLayer(context, layer, drawing);
  });
  useLayoutEffect(() => {
    if (canvas.current) canvases.set(layer.id, canvas.current);
    return () => void canvases.delete(layer.id);
  }, [layer.id]);
  return <canvas ref={canvas} class="editor-layer" data-mask={isMask} width={crop.width} height={crop.height} />;
}

/** The picture below all layers. */
export function BackgroundCanvas({ drawing }: { readonly drawing: Drawing }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { background, crop } = drawing;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.clearRect(0, 0, crop.width, crop.height);
    if (context) drawBackground(context, drawing);
  }, [background, crop]);
  return <canvas ref={canvas} class="editor-layer editor-background" width={crop.width} height={crop.height} />;
}

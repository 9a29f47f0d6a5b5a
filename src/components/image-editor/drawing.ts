/** A place in the picture, in its pixels, and how hard the pen is pressed there: from 0 to 1. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** One line of the brush, or of the eraser where it has no colour. */
export interface Stroke {
  readonly points: readonly StrokePoint[];
  /** In pixels of the picture. */
  readonly size: number;
  readonly color: string | null;
}

/** What is drawn over the background, and can be drawn and erased by itself. */
export interface Layer {
  readonly id: number;
  /** A picture that the layer began with. */
  readonly picture: CanvasImageSource | null;
  readonly strokes: readonly Stroke[];
}

/** A part of the picture, in its pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All that an editor shows; a change makes another one, so that each can be gone back to. */
export interface Drawing {
  /** `null` for a blank canvas. */
  readonly background: CanvasImageSource | null;
  /** Of the whole picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The part that is left of it. */
  readonly crop: Rectangle;
  /** From the lowest to the highest; never empty. */
  readonly layers: readonly Layer[];
}

/** A drawing on which nothing is drawn yet. */
export function newDrawing(
  background: CanvasImageSource | null,
  width: number,
  height: number,
  pictures: readonly CanvasImageSource[] = [],
): Drawing {
  const layers = pictures.map((picture, id): Layer => ({ id, picture, strokes: [] }));
  return {
    background,
    width,
    height,
    crop: { x: 0, y: 0, width, height },
    layers: layers.length > 0 ? layers : [{ id: 0, picture: null, strokes: [] }],
  };
}

export function withStroke(drawing: Drawing, layerId: number, stroke: Stroke): Drawing {
  const layers = drawing.layers.map((layer) => (layer.id === layerId ? { ...layer, strokes: [...layer.strokes, stroke] } : layer));
  return { ...drawing, layers };
}

/** With one more layer on top. */
export function withLayer(drawing: Drawing): Drawing {
  const id = Math.max(...drawing.layers.map((layer) => layer.id)) + 1;
  return { ...drawing, layers: [...drawing.layers, { id, picture: null, strokes: [] }] };
}

/** Without a layer, or with it empty where it is the only one. */
export function withoutLayer(drawing: Drawing, layerId: number): Drawing {
  const layers = drawing.layers.filter(({ id }) => id !== layerId);
  return { ...drawing, layers: layers.length > 0 ? layers : [{ id: layerId, picture: null, strokes: [] }] };
}

/** As it was before anything was drawn or cropped. */
export function cleared(drawing: Drawing): Drawing {
  return newDrawing(drawing.background, drawing.width, drawing.height);
}

/** The part of a rectangle that lies in the picture, in whole pixels; at least one of them. */
export function clampRectangle({ x, y, width, height }: Rectangle, within: Rectangle): Rectangle {
  const left = clamp(Math.round(x), within.x, within.x + within.width - 1);
  const top = clamp(Math.round(y), within.y, within.y + within.height - 1);
  const right = clamp(Math.round(x + width), left + 1, within.x + within.width);
  const bottom = clamp(Math.round(y + height), top + 1, within.y + within.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

export const isCropped = ({ crop, width, height }: Drawing): boolean => crop.width !== width || crop.height !== height;

/** Whether a layer has anything to show. */
export const isDrawn = ({ picture, strokes }: Layer): boolean => picture !== null || strokes.some(({ color }) => color !== null);

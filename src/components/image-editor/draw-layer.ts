import type { Drawing, Layer, Rectangle, Stroke } from "./drawing.ts";

/** Draws a layer anew on a canvas of the size of the part that is shown. */
export function drawLayer(context: CanvasRenderingContext2D, layer: Layer, { crop, width, height }: Drawing): void {
  context.clearRect(0, 0, crop.width, crop.height);
  if (layer.picture) context.drawImage(layer.picture, -crop.x, -crop.y, width, height);
  for (const stroke of layer.strokes) drawStroke(context, stroke, crop, 0);
}

/** Draws a stroke from one of its points on, so that a growing one can be followed. */
export function drawStroke(context: CanvasRenderingContext2D, { points, size, color }: Stroke, crop: Rectangle, from: number): void {
  context.save();
  context.translate(-crop.x, -crop.y);
  context.globalCompositeOperation = color === null ? "destination-out" : "source-over";
  context.strokeStyle = color ?? "#000000";
  context.lineCap = "round";
  for (let index = from; index < points.length; index += 1) {
    const [to, before] = [points[index], points[index - 1] ?? points[index]];
    if (!to || !before) continue;
    context.lineWidth = size * to.pressure;
    context.beginPath();
    context.moveTo(before.x, before.y);
    // A line of no length is drawn as a dot, by its round ends.
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.restore();
}

/** Draws the background where a canvas of the size of the part that is shown has it. */
export function drawBackground(context: CanvasRenderingContext2D, { background, crop, width, height }: Drawing): void {
  if (background) context.drawImage(background, -crop.x, -crop.y, width, height);
}

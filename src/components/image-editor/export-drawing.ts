import type { FileData } from "../file-data.ts";
import { drawBackground, drawLayer } from "./draw-layer.ts";
import { type Drawing, isCropped, isDrawn } from "./drawing.ts";
import type { ImageEditorValue } from "./image-editor.ts";

/** What must be sent of a drawing, and how the page value is made of what comes back. */
export interface DrawingExport {
  readonly files: readonly File[];
  readonly toValue: (stored: readonly FileData[]) => ImageEditorValue;
}

/** Makes files of a drawing: a layer each, all together, and the background where it is no longer the file that came. */
export async function exportDrawing(drawing: Drawing, original: FileData | null): Promise<DrawingExport> {
  const drawn = drawing.layers.filter(isDrawn);
  const isBackgroundNew = drawing.background !== null && (original === null || isCropped(drawing));
  const background = isBackgroundNew && (await encode(drawing, "background.png", (context) => drawBackground(context, drawing)));
  const layers = await Promise.all(
    drawn.map((layer, index) => encode(drawing, `layer-${index + 1}.png`, (context) => drawLayer(context, layer, drawing))),
  );
  const composite =
    drawn.length > 0 &&
    (await encode(drawing, "composite.png", (context) => {
      drawBackground(context, drawing);
      for (const layer of drawn) {
        const own = newCanvas(drawing);
        drawLayer(own, layer, drawing);
        context.drawImage(own.canvas, 0, 0);
      }
    }));
  return {
    files: [...(background ? [background] : []), ...layers, ...(composite ? [composite] : [])],
    toValue(stored) {
      const [first, ...others] = stored;
      const shown = isBackgroundNew ? (first ?? null) : drawing.background && original;
      const rest = isBackgroundNew ? others : stored;
      return { background: shown, layers: rest.slice(0, drawn.length), composite: rest[drawn.length] ?? shown };
    },
  };
}

function newCanvas({ crop }: Drawing): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = crop.width;
  canvas.height = crop.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no room for a picture of this size. Use a smaller one.");
  return context;
}

async function encode(drawing: Drawing, name: string, draw: (context: CanvasRenderingContext2D) => void): Promise<File> {
  const context = newCanvas(drawing);
  draw(context);
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser could not write the picture. Use a smaller one.");
  return new File([blob], name, { type: blob.type });
}

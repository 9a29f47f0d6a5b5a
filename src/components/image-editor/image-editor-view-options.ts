export const editorTools = ["brush", "eraser", "crop"] as const;
export type EditorTool = (typeof editorTools)[number];

/** What the view gets of `imageEditor()`'s options. A type, so that it counts as JSON. */
export type ImageEditorViewOptions = {
  readonly sources: readonly string[];
  readonly tools: readonly EditorTool[];
  /** In pixels of the picture; left out for sizes by the picture's own. */
  readonly brushSizes?: readonly number[] | undefined;
  readonly colors: readonly string[];
  readonly isAnyColor: boolean;
  readonly layers: boolean;
  readonly mask: boolean;
  /** Of a blank canvas, in pixels; `null` for none. */
  readonly canvasSize: readonly [width: number, height: number] | null;
  /** In CSS pixels. */
  readonly height: number;
};

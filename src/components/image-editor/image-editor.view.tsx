import { ImageDiff } from "../image/image-diff.tsx";
import { Picture } from "../image/picture.tsx";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { ImageIcon } from "../view/media-icons.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import type { ImageEditorValue } from "./image-editor.ts";
import type { ImageEditorViewOptions } from "./image-editor-view-options.ts";
import "../view/media-frame.css";
import "../image/image.css";

export { ImageEditorInput as Input } from "./image-editor-input.tsx";

export const emptyMessage = "Choose an image or draw one";

export function Output({ id, labelId, value, options }: OutputProps<ImageEditorValue, ImageEditorViewOptions>) {
  const file = wholeOf(value);
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      <div class={`media-frame ${file ? "media-figure" : "media-empty"}`} style={{ blockSize: `${options.height}px` }}>
        {file ? <Picture file={file} labelId={labelId} /> : <ImageIcon />}
      </div>
      <MediaBar file={file}>{file && <DownloadLink file={file} />}</MediaBar>
    </figure>
  );
}

export function Cell({ value }: CellProps<ImageEditorValue, ImageEditorViewOptions>) {
  const file = wholeOf(value);
  return file && <img class="image-cell" src={file.url} alt={file.orig_name} loading="lazy" />;
}

export function Diff({ expected, actual }: DiffProps<ImageEditorValue, ImageEditorViewOptions>) {
  return <ImageDiff expected={wholeOf(expected)} actual={wholeOf(actual)} />;
}

/** The picture with all that is drawn over it. */
const wholeOf = (value: ImageEditorValue | null) => value && (value.composite ?? value.background ?? value.layers[0] ?? null);

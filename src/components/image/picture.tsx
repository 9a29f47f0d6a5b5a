import { useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";

interface PictureProps {
  readonly file: FileData;
  /** Names the picture; without it the file's name does. */
  readonly labelId?: string;
  /** Called with the pixel that was pressed. */
  readonly onSelect?: ((pixel: readonly [x: number, y: number]) => void) | undefined;
}

/** A picture that fills its frame, or a sentence where the browser cannot show it, as with TIFF. */
export function Picture({ file, labelId, onSelect }: PictureProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  if (failedUrl === file.url) return <p class="media-refusal">This browser cannot show {file.orig_name}. The file itself is there.</p>;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a point of a picture can only be pointed at.
    <img
      src={file.url}
      alt={file.orig_name}
      aria-labelledby={labelId}
      decoding="async"
      onError={() => setFailedUrl(file.url)}
      onClick={(event) => {
        const pixel = onSelect && pixelAt(event.currentTarget, event);
        if (pixel) onSelect(pixel);
      }}
    />
  );
}

/** The pixel under a pointer, in a picture that is as large as fits its box; `null` beside the picture. */
function pixelAt(picture: HTMLImageElement, { offsetX, offsetY }: MouseEvent): readonly [x: number, y: number] | null {
  const { naturalWidth, naturalHeight, clientWidth, clientHeight } = picture;
  const scale = Math.min(clientWidth / naturalWidth, clientHeight / naturalHeight);
  const x = Math.floor((offsetX - (clientWidth - naturalWidth * scale) / 2) / scale);
  const y = Math.floor((offsetY - (clientHeight - naturalHeight * scale) / 2) / scale);
  return x >= 0 && y >= 0 && x < naturalWidth && y < naturalHeight ? [x, y] : null;
}

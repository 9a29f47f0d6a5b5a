import { useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";

interface PictureProps {
  readonly file: FileData;
  /** Names the picture; without it the file's name does. */
  readonly labelId?: string;
}

/** A picture that fills its frame, or a sentence where the browser cannot show it, as with TIFF. */
export function Picture({ file, labelId }: PictureProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  if (failedUrl === file.url) return <p class="media-refusal">This browser cannot show {file.orig_name}. The file itself is there.</p>;
  return <img src={file.url} alt={file.orig_name} aria-labelledby={labelId} decoding="async" onError={() => setFailedUrl(file.url)} />;
}

import { useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { type PlayEvents, playEvents } from "../view/play-events.ts";

interface VideoPlayerProps {
  readonly file: FileData;
  /** Names the player; without it the file's name does. */
  readonly labelId?: string;
  readonly onEvent?: PlayEvents | undefined;
}

/** The browser's own player in its frame, or a sentence where the browser cannot play the file. */
export function VideoPlayer({ file, labelId, onEvent }: VideoPlayerProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  if (failedUrl === file.url) return <p class="media-refusal">This browser cannot play {file.orig_name}. The file itself is there.</p>;
  const name = labelId ? { "aria-labelledby": labelId } : { "aria-label": file.orig_name };
  return (
    // A key, so that another file does not keep the old one's place and failure.
    <video
      key={file.url}
      src={file.url}
      controls
      playsInline
      preload="metadata"
      {...name}
      {...playEvents(onEvent)}
      onError={() => setFailedUrl(file.url)}
      onLoadedMetadata={({ currentTarget }) => findDuration(currentTarget)}
    />
  );
}

/** A browser's recording does not say how long it is; a jump past its end makes the browser look. */
function findDuration(video: HTMLVideoElement): void {
  if (video.duration !== Number.POSITIVE_INFINITY) return;
  video.addEventListener("durationchange", () => (video.currentTime = 0), { once: true });
  video.currentTime = Number.MAX_SAFE_INTEGER;
}

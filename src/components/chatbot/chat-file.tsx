import type { FileData } from "../file-data.ts";
import { DownloadIcon } from "../view/icon.tsx";
import { FileName } from "../view/media-bar.tsx";

/** A file inside a message: a picture and a player in place, anything else to save. */
export function ChatFile({ file }: { readonly file: FileData }) {
  const { url, orig_name, mime_type } = file;
  const [family] = mime_type.split("/");
  if (family === "image") {
    return (
      <a class="chat-picture" href={url} target="_blank" rel="noopener">
        <img src={url} alt={orig_name} decoding="async" />
      </a>
    );
  }
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions.
  if (family === "audio") return <audio class="chat-player" src={url} aria-label={orig_name} preload="metadata" controls />;
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions.
  if (family === "video") return <video class="chat-player" src={url} aria-label={orig_name} preload="metadata" controls playsInline />;
  return (
    <a class="button chat-file" href={url} download={orig_name}>
      <DownloadIcon />
      <FileName file={file} />
    </a>
  );
}

import type { FileData } from "../file-data.ts";
import { FileIcon, XIcon } from "../view/icon.tsx";
import { FileName, MediaButton } from "../view/media-bar.tsx";
import { AudioIcon, VideoIcon } from "../view/media-icons.tsx";
import "./file-chip.css";

interface FileChipProps {
  readonly file: FileData;
  readonly disabled?: boolean;
  /** Without it the chip leads to the file. */
  readonly onRemove?: () => void;
}

/** A file in one small line: a thumbnail, its name and size. */
export function FileChip({ file, disabled = false, onRemove }: FileChipProps) {
  const face = (
    <>
      <Thumbnail file={file} />
      <FileName file={file} />
    </>
  );
  if (!onRemove) {
    return (
      <a class="file-chip" href={file.url} target="_blank" rel="noopener">
        {face}
      </a>
    );
  }
  return (
    <span class="file-chip">
      {face}
      <MediaButton icon={<XIcon />} label={`Remove ${file.orig_name}`} isIconOnly disabled={disabled} onClick={onRemove} />
    </span>
  );
}

/** The picture itself, or a sign of what the file is. */
function Thumbnail({ file }: { readonly file: FileData }) {
  const [family] = file.mime_type.split("/");
  if (family === "image") return <img class="file-chip-picture" src={file.url} alt="" loading="lazy" />;
  if (family === "audio") return <AudioIcon />;
  return family === "video" ? <VideoIcon /> : <FileIcon />;
}

import type { FileData } from "../file-data.ts";
import { CameraIcon } from "../view/icon.tsx";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { ImageIcon } from "../view/media-icons.tsx";
import { type CaptureProps, MediaInput } from "../view/media-input.tsx";
import { usePieceSender } from "../view/use-piece-sender.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { ImageDiff } from "./image-diff.tsx";
import { Picture } from "./picture.tsx";
import "../view/media-frame.css";
import "./image.css";

interface ImageViewOptions {
  readonly sources: readonly string[];
  readonly height?: number;
  /** In seconds, where the camera streams. */
  readonly streamEvery?: number;
}

const accept = "image/png,image/jpeg,image/webp,image/gif,image/avif,image/tiff,.avif,.tif,.tiff";

export const emptyMessage = "Choose an image";

export function Input(props: InputProps<FileData, ImageViewOptions>) {
  const { streamEvery } = props.options;
  const send = usePieceSender(props);
  const loadStream = async (everyMs: number) => {
    const { CameraStream } = await import("../view/camera-stream.tsx");
    return (capture: CaptureProps) => <CameraStream {...capture} everyMs={everyMs} send={send} />;
  };
  return (
    <MediaInput
      input={props}
      noun="an image"
      accept={accept}
      takes="PNG, JPEG, WebP, GIF, AVIF or TIFF"
      sources={props.options.sources}
      class="media-frame"
      height={props.options.height}
      capture={{
        source: "webcam",
        icon: <CameraIcon />,
        label: streamEvery === undefined ? "Use camera" : "Start camera",
        isStream: streamEvery !== undefined,
        load: async () =>
          streamEvery === undefined ? (await import("../view/camera-shot.tsx")).CameraShot : await loadStream(streamEvery * 1000),
      }}
      preview={(file) => <Picture file={file} labelId={props.labelId} onSelect={tellOf(props.onEvent)} />}
    />
  );
}

/** A pixel is selected by its place; it has no value of its own. */
const tellOf = (onEvent: InputProps<FileData>["onEvent"]) =>
  onEvent && ((index: readonly [number, number]) => onEvent("select", { index, value: null }));

export function Output({ id, labelId, value, options, onEvent }: OutputProps<FileData, ImageViewOptions>) {
  const style = options.height === undefined ? undefined : { blockSize: `${options.height}px` };
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      <div class={`media-frame ${value ? "media-figure" : "media-empty"}`} style={style}>
        {value ? <Picture file={value} labelId={labelId} onSelect={tellOf(onEvent)} /> : <ImageIcon />}
      </div>
      <MediaBar file={value}>{value && <DownloadLink file={value} />}</MediaBar>
    </figure>
  );
}

export function Cell({ value }: CellProps<FileData, ImageViewOptions>) {
  return value && <img class="image-cell" src={value.url} alt={value.orig_name} loading="lazy" />;
}

export function Diff({ expected, actual }: DiffProps<FileData, ImageViewOptions>) {
  return <ImageDiff expected={expected} actual={actual} />;
}

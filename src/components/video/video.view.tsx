import type { FileData } from "../file-data.ts";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { VideoIcon } from "../view/media-icons.tsx";
import { MediaInput } from "../view/media-input.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { VideoPlayer } from "./video-player.tsx";
import "../view/media-frame.css";

interface VideoViewOptions {
  readonly sources: readonly string[];
  readonly height?: number;
}

export const emptyMessage = "Choose a video";

export function Input(props: InputProps<FileData, VideoViewOptions>) {
  return (
    <MediaInput
      input={props}
      noun="a video"
      accept="video/*,.mkv"
      takes="MP4, WebM, QuickTime, Ogg or AVI"
      sources={props.options.sources}
      class="media-frame"
      height={props.options.height}
      capture={{
        source: "webcam",
        icon: <VideoIcon />,
        label: "Record video",
        load: async () => (await import("./video-recorder.tsx")).VideoRecorder,
      }}
      preview={(file) => <VideoPlayer file={file} labelId={props.labelId} onEvent={props.onEvent} />}
    />
  );
}

export function Output({ id, labelId, value, options, onEvent }: OutputProps<FileData, VideoViewOptions>) {
  const style = options.height === undefined ? undefined : { blockSize: `${options.height}px` };
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      <div class={`media-frame ${value ? "media-figure" : "media-empty"}`} style={style}>
        {value ? <VideoPlayer file={value} labelId={labelId} onEvent={onEvent} /> : <VideoIcon />}
      </div>
      <MediaBar file={value}>{value && <DownloadLink file={value} />}</MediaBar>
    </figure>
  );
}

export function Cell({ value }: CellProps<FileData, VideoViewOptions>) {
  return (
    value && (
      <span class="media-cell">
        <VideoIcon />
        <span>{value.orig_name}</span>
      </span>
    )
  );
}

export function Diff({ expected, actual }: DiffProps<FileData, VideoViewOptions>) {
  return <SideBySide expected={framed(expected)} actual={framed(actual)} />;
}

function framed(file: FileData | null) {
  return <div class="media-frame media-figure">{file ? <VideoPlayer file={file} /> : "Nothing"}</div>;
}

import type { FileData } from "../file-data.ts";
import { MicrophoneIcon } from "../view/icon.tsx";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { AudioIcon } from "../view/media-icons.tsx";
import { type CaptureProps, MediaInput } from "../view/media-input.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import { usePieceSender } from "../view/use-piece-sender.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { AudioPlayer } from "./audio-player.tsx";
import "../view/media-frame.css";
import "./audio.css";

interface AudioViewOptions {
  readonly sources: readonly string[];
  /** Whether the function gets samples, for which the server reads WAV and MP3 only. */
  readonly needsSamples: boolean;
  /** In seconds, where the microphone streams. */
  readonly streamEvery?: number;
}

export const emptyMessage = "Choose or record audio";

export function Input(props: InputProps<FileData, AudioViewOptions>) {
  const { needsSamples, sources, streamEvery } = props.options;
  const send = usePieceSender(props);
  const loadStream = async (everyMs: number) => {
    const { AudioStream } = await import("./audio-stream.tsx");
    return (capture: CaptureProps) => <AudioStream {...capture} everyMs={everyMs} send={send} />;
  };
  const record = props.value ? "Record again" : "Record";
  return (
    <MediaInput
      input={props}
      noun="audio"
      accept="audio/*,.wav,.mp3,.flac,.ogg,.m4a"
      takes="WAV, MP3, FLAC, Ogg or M4A"
      sources={sources}
      class="audio-frame"
      capture={{
        source: "microphone",
        icon: <MicrophoneIcon />,
        label: streamEvery === undefined ? record : "Start microphone",
        isStream: streamEvery !== undefined,
        load: async () =>
          streamEvery === undefined ? (await import("./audio-recorder.tsx")).AudioRecorder : await loadStream(streamEvery * 1000),
      }}
      {...(needsSamples && { prepare: toReadable })}
      preview={(file) => <AudioPlayer file={file} onEvent={props.onEvent} />}
    />
  );
}

async function toReadable(file: File): Promise<File> {
  if (/\.(wav|mp3)$/i.test(file.name)) return file;
  const { toWavFile } = await import("./to-wav-file.ts");
  return toWavFile(file, file.name);
}

export function Output({ id, labelId, value, onEvent }: OutputProps<FileData, AudioViewOptions>) {
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      <div class={`audio-frame ${value ? "media-figure" : "media-empty"}`}>
        {value ? <AudioPlayer file={value} onEvent={onEvent} /> : <AudioIcon />}
      </div>
      <MediaBar file={value}>{value && <DownloadLink file={value} />}</MediaBar>
    </figure>
  );
}

export function Cell({ value }: CellProps<FileData, AudioViewOptions>) {
  return (
    value && (
      <span class="media-cell">
        <AudioIcon />
        <span>{value.orig_name}</span>
      </span>
    )
  );
}

export function Diff({ expected, actual }: DiffProps<FileData, AudioViewOptions>) {
  return <SideBySide expected={framed(expected)} actual={framed(actual)} />;
}

function framed(file: FileData | null) {
  return <div class="audio-frame media-figure">{file ? <AudioPlayer file={file} /> : "Nothing"}</div>;
}

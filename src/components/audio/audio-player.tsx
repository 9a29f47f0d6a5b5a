import { useEffect, useRef, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { PauseIcon, PlayIcon } from "../view/icon.tsx";
import { type PlayEvents, playEvents } from "../view/play-events.ts";
import { showTime } from "../view/show-time.ts";
import { type Peaks, readPeaks } from "./read-peaks.ts";
import { Waveform } from "./waveform.tsx";
import "./audio-player.css";

interface AudioPlayerProps {
  readonly file: FileData;
  readonly onEvent?: PlayEvents | undefined;
}

/** Plays a file; its waveform is the slider that seeks. */
export function AudioPlayer(props: AudioPlayerProps) {
  // A key, so that another file does not keep the old one's place and failure.
  return <Player key={props.file.url} {...props} />;
}

function Player({ file, onEvent }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [position, setPosition] = useState(0);
  const [mediaDuration, setMediaDuration] = useState(0);
  const [peaks, setPeaks] = useState<Peaks | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    // A file that cannot be decoded may still play; then the slider has no picture.
    readPeaks(file, leaving.signal).then(setPeaks, () => {});
    return () => leaving.abort();
  }, [file]);

  useEffect(() => {
    if (!isPlaying) return;
    let frame = requestAnimationFrame(function follow() {
      setPosition(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  if (hasFailed) return <p class="media-refusal">This browser cannot play {file.orig_name}. The file itself is there.</p>;
  // A recording of a browser does not say how long it is; its samples do.
  const duration = Number.isFinite(mediaDuration) && mediaDuration > 0 ? mediaDuration : (peaks?.duration ?? 0);
  const toggle = () => {
    if (isPlaying) audio.current?.pause();
    else audio.current?.play().catch(() => setPlaying(false));
  };
  return (
    <div class="audio-player" dir="ltr">
      <audio
        ref={audio}
        src={file.url}
        preload="metadata"
        onLoadedMetadata={({ currentTarget }) => setMediaDuration(currentTarget.duration)}
        {...playEvents(onEvent, setPlaying)}
        onTimeUpdate={({ currentTarget }) => setPosition(currentTarget.currentTime)}
        onError={() => setFailed(true)}
      />
      <button
        type="button"
        class="button audio-player-toggle"
        aria-label={`${isPlaying ? "Pause" : "Play"} ${file.orig_name}`}
        onClick={toggle}
      >
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <Waveform
        levels={peaks?.levels ?? null}
        position={position}
        duration={duration}
        onSeek={(seconds) => {
          if (audio.current) audio.current.currentTime = seconds;
          setPosition(seconds);
        }}
      />
      <span class="audio-player-time">
        {showTime(position)} <span class="audio-player-duration">/ {showTime(duration)}</span>
      </span>
    </div>
  );
}

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { StopIcon } from "../view/icon.tsx";
import { focusOnce } from "../view/live-camera.tsx";
import type { CaptureProps } from "../view/media-input.tsx";
import { showTime } from "../view/show-time.ts";
import { useDevice } from "../view/use-device.ts";
import { useSeconds } from "../view/use-seconds.ts";
import { LevelMeter } from "./level-meter.tsx";
import { toWavFile } from "./to-wav-file.ts";
import "./audio-recorder.css";

/** Records the microphone as soon as the person allows it, and gives a WAV file. */
export function AudioRecorder({ onFile, onCancel, onFailure }: CaptureProps) {
  const stream = useDevice({ audio: true }, onFailure);
  const recorder = useRef<MediaRecorder | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [isEnding, setEnding] = useState(false);
  const seconds = useSeconds(startedAt);
  const focus = useCallback(focusOnce, []);

  useEffect(() => {
    if (!stream) return;
    // Without loss where the browser can; a compressed recording would be the recorder's voice as much as the speaker's.
    const exact = "audio/webm;codecs=pcm";
    const made = new MediaRecorder(stream, MediaRecorder.isTypeSupported(exact) ? { mimeType: exact } : {});
    const parts: Blob[] = [];
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => void toWavFile(new Blob(parts), "recording.wav").then(onFile, (error: Error) => onFailure(error.message));
    made.onerror = () => onFailure("The recording broke off. Try again, or upload a file.");
    made.start();
    recorder.current = made;
    setStartedAt(performance.now());
    return () => {
      made.onstop = null;
    };
  }, [stream]);

  const stop = () => {
    setEnding(true);
    recorder.current?.stop();
  };
  return (
    <div class="audio-recorder">
      {stream ? <LevelMeter stream={stream} /> : <p class="audio-recorder-wait">Waiting for the microphone…</p>}
      <div class="audio-recorder-foot">
        <span class="audio-recorder-time">{showTime(seconds)}</span>
        <span class="visually-hidden" role="status">
          {stream ? "Recording" : ""}
        </span>
        {stream && (
          <button ref={focus} type="button" class="button button-primary" disabled={isEnding} onClick={stop}>
            <StopIcon />
            Stop
          </button>
        )}
        <button type="button" class="button button-text" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

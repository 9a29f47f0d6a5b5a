import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { StopIcon } from "../view/icon.tsx";
import { focusOnce, LiveCamera } from "../view/live-camera.tsx";
import { VideoIcon } from "../view/media-icons.tsx";
import type { CaptureProps } from "../view/media-input.tsx";
import { showTime } from "../view/show-time.ts";
import { useSeconds } from "../view/use-seconds.ts";

/** Records the camera, with sound where there is a microphone, in a format that this browser can write. */
export function VideoRecorder({ onFile, onCancel, onFailure }: CaptureProps) {
  const recorder = useRef<MediaRecorder | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const seconds = useSeconds(startedAt);
  const focus = useCallback(focusOnce, []);
  useEffect(
    () => () => {
      if (recorder.current) recorder.current.onstop = null;
    },
    [],
  );

  const start = (stream: MediaStream) => {
    const mimeType = ["video/webm", "video/mp4"].find((type) => MediaRecorder.isTypeSupported(type));
    if (!mimeType) return onFailure("This browser cannot record video. Upload a file instead.");
    const made = new MediaRecorder(stream, { mimeType });
    const parts: Blob[] = [];
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => onFile(new File(parts, `recording.${mimeType.split("/")[1]}`, { type: mimeType }));
    made.onerror = () => onFailure("The recording broke off. Try again, or upload a file.");
    made.start();
    recorder.current = made;
    setStartedAt(performance.now());
  };
  return (
    <LiveCamera withSound isRecording={startedAt !== null} onCancel={onCancel} onFailure={onFailure}>
      {(_video, stream) =>
        startedAt === null ? (
          <button key="record" ref={focus} type="button" class="button button-primary" onClick={() => start(stream)}>
            <VideoIcon />
            Start recording
          </button>
        ) : (
          <button key="stop" ref={focus} type="button" class="button button-primary" onClick={() => recorder.current?.stop()}>
            <StopIcon />
            Stop <span aria-hidden="true">{showTime(seconds)}</span>
          </button>
        )
      }
    </LiveCamera>
  );
}

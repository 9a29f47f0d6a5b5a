import { useCallback, useEffect, useState } from "preact/hooks";
import { StopIcon } from "../view/icon.tsx";
import { focusOnce } from "../view/live-camera.tsx";
import type { StreamProps } from "../view/media-input.tsx";
import { showTime } from "../view/show-time.ts";
import { streamPieces } from "../view/stream-pieces.ts";
import { useDevice } from "../view/use-device.ts";
import { useSeconds } from "../view/use-seconds.ts";
import { LevelMeter } from "./level-meter.tsx";
import { tapSamples } from "./tap-samples.ts";
import "./audio-recorder.css";

/** Sends what the microphone hears, piece after piece without a gap, until it is stopped. */
export function AudioStream({ everyMs, send, onCancel, onFailure }: StreamProps) {
  const stream = useDevice({ audio: true }, onFailure);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const seconds = useSeconds(startedAt);
  const focus = useCallback(focusOnce, []);

  useEffect(() => {
    if (!stream) return;
    const end = new AbortController();
    const { signal } = end;
    const listen = async () => {
      const tap = await tapSamples(stream);
      signal.addEventListener("abort", tap.close);
      if (signal.aborted) return tap.close();
      setStartedAt(performance.now());
      await streamPieces({ everyMs, take: tap.take, send, signal });
    };
    listen().catch((error: Error) => signal.aborted || onFailure(error.message));
    return () => end.abort();
  }, [stream, everyMs]);

  return (
    <div class="audio-recorder">
      {stream ? <LevelMeter stream={stream} /> : <p class="audio-recorder-wait">Waiting for the microphone…</p>}
      <div class="audio-recorder-foot">
        <span class="audio-recorder-time">{showTime(seconds)}</span>
        <span class="visually-hidden" role="status">
          {startedAt === null ? "" : "Microphone on"}
        </span>
        <button ref={focus} type="button" class={`button ${stream ? "button-primary" : "button-text"}`} onClick={onCancel}>
          {stream ? <StopIcon /> : null}
          {stream ? "Stop" : "Cancel"}
        </button>
      </div>
    </div>
  );
}

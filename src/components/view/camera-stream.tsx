import { useCallback, useEffect } from "preact/hooks";
import { StopIcon } from "./icon.tsx";
import { focusOnce, LiveCamera } from "./live-camera.tsx";
import type { StreamProps } from "./media-input.tsx";
import { pictureOfVideo } from "./picture-of-video.ts";
import { streamPieces } from "./stream-pieces.ts";

/** Sends what the camera sees, picture after picture, until it is stopped. */
export function CameraStream(props: StreamProps) {
  return (
    <LiveCamera withSound={false} onCancel={props.onCancel} onFailure={props.onFailure} canCancel={false}>
      {(video) => <CameraPieces {...props} video={video} />}
    </LiveCamera>
  );
}

function CameraPieces({ video, everyMs, send, onCancel, onFailure }: StreamProps & { readonly video: HTMLVideoElement }) {
  const focus = useCallback(focusOnce, []);
  useEffect(() => {
    const end = new AbortController();
    const take = () => pictureOfVideo(video, 0.85);
    streamPieces({ everyMs, take, send, signal: end.signal }).catch((error: Error) => onFailure(error.message));
    return () => end.abort();
  }, [video, everyMs]);
  return (
    <>
      <span class="visually-hidden" role="status">
        Camera on
      </span>
      <button ref={focus} type="button" class="button button-primary" onClick={onCancel}>
        <StopIcon />
        Stop
      </button>
    </>
  );
}

import { useCallback } from "preact/hooks";
import { CameraIcon } from "./icon.tsx";
import { focusOnce, LiveCamera } from "./live-camera.tsx";
import type { CaptureProps } from "./media-input.tsx";
import { pictureOfVideo } from "./picture-of-video.ts";

/** Takes one picture with the camera, as JPEG. */
export function CameraShot({ onFile, onCancel, onFailure }: CaptureProps) {
  const focus = useCallback(focusOnce, []);
  const capture = async (video: HTMLVideoElement) => {
    const picture = await pictureOfVideo(video, 0.95);
    if (picture) onFile(picture);
    else onFailure("The camera gave no picture. Try again, or upload a file.");
  };
  return (
    <LiveCamera withSound={false} onCancel={onCancel} onFailure={onFailure}>
      {(video) => (
        <button ref={focus} type="button" class="button button-primary" onClick={() => void capture(video)}>
          <CameraIcon />
          Capture
        </button>
      )}
    </LiveCamera>
  );
}

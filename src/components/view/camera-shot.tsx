import { useCallback } from "preact/hooks";
import { CameraIcon } from "./icon.tsx";
import { focusOnce, LiveCamera } from "./live-camera.tsx";
import type { CaptureProps } from "./media-input.tsx";

/** Takes one picture with the camera, as JPEG. */
export function CameraShot({ onFile, onCancel, onFailure }: CaptureProps) {
  const focus = useCallback(focusOnce, []);
  const capture = async (video: HTMLVideoElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
    if (blob) onFile(new File([blob], "camera.jpg", { type: blob.type }));
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

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { MediaButton } from "./media-bar.tsx";
import { SwitchIcon } from "./media-icons.tsx";
import { useDevice } from "./use-device.ts";
import "./live-camera.css";

interface LiveCameraProps {
  readonly withSound: boolean;
  readonly onCancel: () => void;
  readonly onFailure: (message: string) => void;
  /** While true the camera cannot be switched. */
  readonly isRecording?: boolean;
  /** Whether Cancel stays beside what captures. Default `true`. */
  readonly canCancel?: boolean;
  /** The button that captures, once the camera is open. */
  readonly children: (video: HTMLVideoElement, stream: MediaStream) => ComponentChildren;
}

/** A camera's live picture in the frame, with the buttons on it. */
export function LiveCamera({ withSound, onCancel, onFailure, isRecording = false, canCancel = true, children }: LiveCameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [cameraId, setCameraId] = useState<string | null>(null);
  const [cameras, setCameras] = useState<readonly string[]>([]);
  const [isReady, setReady] = useState(false);
  // What people show to a model is mostly in front of them, so a phone starts with its back camera.
  const choice = cameraId === null ? { facingMode: { ideal: "environment" } } : { deviceId: { exact: cameraId } };
  const stream = useDevice({ video: { ...choice, width: { ideal: 1280 } }, ...(withSound && { audio: true }) }, onFailure);

  useEffect(() => {
    setReady(false);
    if (video.current) video.current.srcObject = stream;
    if (!stream) return;
    let isGone = false;
    void navigator.mediaDevices.enumerateDevices().then((devices) => {
      if (!isGone) setCameras(devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId }) => deviceId));
    });
    return () => {
      isGone = true;
    };
  }, [stream]);

  const settings = stream?.getVideoTracks()[0]?.getSettings();
  const next = () => setCameraId(cameras[(cameras.indexOf(settings?.deviceId ?? "") + 1) % cameras.length] ?? null);
  return (
    <div class="live-camera" data-mirrored={settings?.facingMode !== "environment"}>
      <video ref={video} autoPlay muted playsInline aria-label="Live picture of the camera" onLoadedData={() => setReady(true)} />
      {!isReady && <p class="live-camera-wait">Waiting for the camera…</p>}
      <div class="live-camera-buttons">
        {isReady && video.current && stream && children(video.current, stream)}
        {cameras.length > 1 && !isRecording && <MediaButton icon={<SwitchIcon />} label="Switch camera" isIconOnly onClick={next} />}
        {(canCancel || !isReady) && (
          <button type="button" class="button button-text" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </div>
  );
}

/** Focuses a button as it appears, so that Enter captures. */
export function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

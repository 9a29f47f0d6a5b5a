import { useEffect, useState } from "preact/hooks";
import { closeDevice, openDevice } from "./open-device.ts";

/** The stream of a camera or a microphone while the view stands; `null` until the person has allowed it. */
export function useDevice(constraints: MediaStreamConstraints, onFailure: (message: string) => void): MediaStream | null {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const key = JSON.stringify(constraints);
  useEffect(() => {
    let opened: MediaStream | null = null;
    let isGone = false;
    openDevice(constraints).then(
      (live) => {
        if (isGone) return closeDevice(live);
        opened = live;
        setStream(live);
      },
      (error: Error) => isGone || onFailure(error.message),
    );
    return () => {
      isGone = true;
      closeDevice(opened);
      setStream(null);
    };
  }, [key]);
  return stream;
}

/**
 * Opens a camera or a microphone; throws an `Error` that can be shown. With both asked for, a missing or refused microphone is done without.
 */
export async function openDevice(constraints: MediaStreamConstraints): Promise<MediaStream> {
  const device = constraints.video ? "camera" : "microphone";
  if (!navigator.mediaDevices) throw new Error(`The ${device} works only on a page opened by https or on this computer.`);
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    if (constraints.video && constraints.audio) return openDevice({ video: constraints.video });
    throw new Error(explain((error as DOMException).name, device));
  }
}

function explain(name: string, device: string): string {
  if (name === "NotAllowedError")
    return `The ${device} is blocked for this page. Allow it in the browser's settings for this page, then try again.`;
  if (name === "NotFoundError" || name === "OverconstrainedError") return `No ${device} was found. Connect one, then try again.`;
  if (name === "NotReadableError") return `The ${device} is used by another program. Close that, then try again.`;
  return `The ${device} could not be opened. Try again, or upload a file.`;
}

/** Lets go of a camera or a microphone, so that its light goes out. */
export function closeDevice(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

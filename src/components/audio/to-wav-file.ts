import { encodeWav } from "./encode-wav.ts";

/** Most recordings are of this rate, and the browser converts the rest. */
const sampleRate = 48_000;

/** Turns whatever this browser can play into a 16-bit WAV file; throws an `Error` that can be shown. */
export async function toWavFile(recording: Blob, name: string): Promise<File> {
  let decoded: AudioBuffer;
  try {
    decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await recording.arrayBuffer());
  } catch {
    throw new Error(`This browser cannot read ${name}. Choose a WAV or MP3 file.`);
  }
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) => decoded.getChannelData(channel));
  return new File([encodeWav({ sampleRate: decoded.sampleRate, channels })], `${name.replace(/\.[^.]*$/, "")}.wav`, { type: "audio/wav" });
}

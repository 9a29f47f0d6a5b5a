import type { SamplesResult } from "./samples.ts";

const headerBytes = 44;
const bytesPerSample = 2;

/** Writes samples as a 16-bit PCM WAV file; for the server and the page's recorder alike. */
export function encodeWav({ sampleRate, channels }: SamplesResult): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = channels.length * bytesPerSample;
  const dataBytes = frames * frameBytes;
  const file = new Uint8Array(headerBytes + dataBytes);
  const view = new DataView(file.buffer);
  const text = (offset: number, letters: string) => {
    for (let index = 0; index < letters.length; index += 1) view.setUint8(offset + index, letters.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, bytesPerSample * 8, true);
  text(36, "data");
  view.setUint32(40, dataBytes, true);
  channels.forEach((samples, channel) => {
    for (let frame = 0; frame < frames; frame += 1) {
      const level = Math.min(Math.max(samples[frame] ?? 0, -1), 1);
      view.setInt16(headerBytes + frame * frameBytes + channel * bytesPerSample, Math.round(level * (level < 0 ? 32768 : 32767)), true);
    }
  });
  return file;
}

import { encodeWav } from "./encode-wav.ts";
import tapUrl from "./sample-tap.worklet.ts?worker&url";

/** Samples of a microphone since they were last taken. */
export interface SampleTap {
  /** A WAV file of all that was heard since the last one, without a gap; `null` before anything was. */
  readonly take: () => File | null;
  readonly close: () => void;
}

/** Listens to a microphone. Throws an `Error` that can be shown. */
export async function tapSamples(stream: MediaStream): Promise<SampleTap> {
  const context = new AudioContext();
  const close = () => void context.close().catch(() => {});
  let heard: (readonly Float32Array[])[] = [];
  try {
    await context.audioWorklet.addModule(tapUrl);
    const tap = new AudioWorkletNode(context, "sample-tap", { numberOfOutputs: 0 });
    tap.port.onmessage = ({ data }: MessageEvent<readonly Float32Array[]>) => heard.push(data);
    context.createMediaStreamSource(stream).connect(tap);
    await context.resume();
  } catch {
    close();
    throw new Error("This browser cannot listen to the microphone here. Try another one, or upload a file.");
  }
  const take = () => {
    const blocks = heard;
    heard = [];
    if (blocks.length === 0) return null;
    const count = Math.min(...blocks.map((block) => block.length));
    const channels = Array.from({ length: count }, (_, channel) => joined(blocks.map((block) => block[channel] as Float32Array)));
    return new File([encodeWav({ sampleRate: context.sampleRate, channels })], "microphone.wav", { type: "audio/wav" });
  };
  return { take, close };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

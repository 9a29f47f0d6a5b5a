import { invalid } from "../invalid-value.ts";
import { mostSamples, tooLong } from "./most-samples.ts";
import type { Samples } from "./samples.ts";

/** What wavefile has read of the file; its own types leave these out. */
interface Container {
  readonly bitDepth: string;
  readonly fmt: {
    readonly numChannels: number;
    readonly sampleRate: number;
    readonly audioFormat: number;
    readonly subformat: readonly number[];
  };
  readonly data: { readonly samples: Uint8Array };
}

/** Format codes of a WAV file. */
const extensible = 0xfffe;
const float = 3;

type ReadSample = (view: DataView, offset: number) => number;

/** One reader a bit depth; wavefile's own conversion takes fifteen times as long. */
const readers: Record<string, { readonly bytes: number; readonly read: ReadSample }> = {
  "8": { bytes: 1, read: (view, offset) => (view.getUint8(offset) - 128) / 128 },
  "16": { bytes: 2, read: (view, offset) => view.getInt16(offset, true) / 32768 },
  "24": { bytes: 3, read: readInt24 },
  "32": { bytes: 4, read: (view, offset) => view.getInt32(offset, true) / 2147483648 },
  "32f": { bytes: 4, read: (view, offset) => view.getFloat32(offset, true) },
  "64": { bytes: 8, read: (view, offset) => view.getFloat64(offset, true) },
};

function readInt24(view: DataView, offset: number): number {
  return ((view.getInt8(offset + 2) << 16) | view.getUint16(offset, true)) / 8388608;
}

/** Decodes a WAV file: PCM of 8 to 32 bits, floating point, A-law, µ-law and IMA ADPCM. */
export async function decodeWav(file: Uint8Array, name: string): Promise<Samples> {
  const wave = await readContainer(file, name);
  const { numChannels, sampleRate } = wave.fmt;
  const reader = readers[encodingOf(wave)];
  if (!reader || numChannels < 1 || sampleRate < 1) return invalid("a WAV file that can be read", name);

  const { samples } = wave.data;
  const frameBytes = reader.bytes * numChannels;
  const frames = Math.floor(samples.byteLength / frameBytes);
  if (frames * numChannels > mostSamples) return invalid(tooLong, name);
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  const channels = Array.from({ length: numChannels }, (_, channel) => {
    const levels = new Float32Array(frames);
    for (let frame = 0, offset = channel * reader.bytes; frame < frames; frame += 1, offset += frameBytes) {
      levels[frame] = reader.read(view, offset);
    }
    return levels;
  });
  return { sampleRate, channels };
}

/** Files of many channels say in a second place that their samples are floating point, where wavefile does not look. */
function encodingOf({ bitDepth, fmt }: Container): string {
  return bitDepth === "32" && fmt.audioFormat === extensible && fmt.subformat[0] === float ? "32f" : bitDepth;
}

async function readContainer(file: Uint8Array, name: string): Promise<Container> {
  const { default: wavefile } = await import("wavefile");
  try {
    const wave = new wavefile.WaveFile(file);
    // Four bits a sample: unpacking makes them four times as many bytes.
    if (wave.bitDepth === "4" && file.byteLength * 2 <= mostSamples) wave.fromIMAADPCM("16");
    if (wave.bitDepth === "8a") wave.fromALaw("16");
    if (wave.bitDepth === "8m") wave.fromMuLaw("16");
    return wave as typeof wave & Container;
  } catch {
    return invalid("a WAV file that can be read", name);
  }
}

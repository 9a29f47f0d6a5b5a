import type { FileData } from "../file-data.ts";

/** What a waveform is drawn from. */
export interface Peaks {
  /** Loudness from 0 to 1 of equal stretches, the loudest at 1. */
  readonly levels: readonly number[];
  /** In seconds. */
  readonly duration: number;
}

/** Decoding takes ten times a compressed file's size in memory; a longer file plays without its picture. */
const mostBytes = 20_000_000;
const stretches = 96;
/** Enough to find a stretch's peak by, without looking at each of millions of samples. */
const looksPerStretch = 512;

/** Fetches a file and finds its peaks; rejects for one that is too long or cannot be decoded. */
export async function readPeaks(file: FileData, signal: AbortSignal): Promise<Peaks> {
  if (file.size > mostBytes) throw new Error("too long");
  const answer = await fetch(file.url, { signal });
  if (!answer.ok) throw new Error(answer.statusText);
  const bytes = await answer.arrayBuffer();
  // Its rate is that of the drawing, not of the sound: fewer samples, the same picture.
  const decoded = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes);
  signal.throwIfAborted();
  return { levels: levelsOf(decoded.getChannelData(0)), duration: decoded.duration };
}

function levelsOf(samples: Float32Array): number[] {
  const length = samples.length / stretches;
  const step = Math.max(1, Math.floor(length / looksPerStretch));
  const peaks = Array.from({ length: stretches }, (_, stretch) => {
    let peak = 0;
    const end = Math.floor((stretch + 1) * length);
    for (let index = Math.floor(stretch * length); index < end; index += step) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks, 1e-4);
  return peaks.map((peak) => peak / loudest);
}

import { checkMediaFile } from "../check-media-file.ts";
import type { Comparison } from "../component.ts";
import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { compareBytes } from "../single-file-faces.ts";
import { decodeSamples } from "./decode-samples.ts";
import type { Samples } from "./samples.ts";

/** What does not count as a difference between two pieces of audio. It holds for WAV and MP3; other formats are compared to the byte. */
export interface SoundComparison {
  /** How far apart two samples may lie, where −1 to 1 is the whole range. Default 0. */
  readonly tolerance?: number;
}

export function checkSoundComparison(kind: string, { tolerance = 0 }: SoundComparison = {}): void {
  if (tolerance >= 0 && tolerance <= 2) return;
  throw optionError(kind, `compare.tolerance must be a number from 0 to 2, got ${showValue(tolerance)}`);
}

/** Compares the samples of two files; the score is the share of samples that lie near enough. */
export async function compareSounds(
  expected: FileData,
  actual: FileData,
  { tolerance = 0 }: SoundComparison = {},
  files: FileAccess,
): Promise<Comparison> {
  const [wanted, came] = await Promise.all([readSamples(expected, files), readSamples(actual, files)]);
  if (wanted === null || came === null) return compareBytes(expected, actual);
  const shape = describeSamples(came) === describeSamples(wanted) ? null : `${describeSamples(came)} is not ${describeSamples(wanted)}`;
  if (shape !== null) return { same: false, reason: shape };
  let [far, farthest, total] = [0, 0, 0];
  for (const [index, channel] of wanted.channels.entries()) {
    const other = came.channels[index] as Float32Array;
    total += channel.length;
    for (let at = 0; at < channel.length; at++) {
      const distance = Math.abs((channel[at] as number) - (other[at] as number));
      if (distance > farthest) farthest = distance;
      if (distance > tolerance) far += 1;
    }
  }
  if (far === 0) return { same: true, score: 1 };
  const reason = `${far} of ${total} samples differ by more than ${tolerance}, the farthest by ${farthest.toPrecision(3)}`;
  return { same: false, score: 1 - far / total, reason };
}

async function readSamples(file: FileData, files: FileAccess): Promise<Samples | null> {
  const { path, format } = await checkMediaFile(file, "audio", files);
  const { readFile } = await import("node:fs/promises");
  return decodeSamples(new Uint8Array(await readFile(path)), format, file.orig_name);
}

function describeSamples({ sampleRate, channels }: Samples): string {
  const counted = channels.length === 1 ? "1 channel" : `${channels.length} channels`;
  return `${counted} of ${channels[0]?.length ?? 0} samples at ${sampleRate} Hz`;
}

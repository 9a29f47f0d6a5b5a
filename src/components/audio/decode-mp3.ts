import { invalid } from "../invalid-value.ts";
import { mostSamples, tooLong } from "./most-samples.ts";
import type { Samples } from "./samples.ts";

/** Small enough that a file which unpacks to days of audio is noticed early. */
const pieceBytes = 256 * 1024;

/** Decodes an MP3 file in a worker thread. */
export async function decodeMp3(file: Uint8Array, name: string): Promise<Samples> {
  const { MPEGDecoderWebWorker } = await import("mpg123-decoder");
  const decoder = new MPEGDecoderWebWorker({ enableGapless: true });
  await decoder.ready;
  const pieces: Float32Array[][] = [];
  let frames = 0;
  let sampleRate = 0;
  try {
    for (let start = 0; start < file.byteLength; start += pieceBytes) {
      // The decoder takes the memory it is given, so it gets a copy.
      const piece = await decoder.decode(file.slice(start, start + pieceBytes));
      pieces.push(piece.channelData);
      frames += piece.samplesDecoded;
      if (piece.samplesDecoded > 0) sampleRate = piece.sampleRate;
      if (frames * 2 > mostSamples) return invalid(tooLong, name);
    }
  } finally {
    await decoder.free();
  }
  if (frames === 0) return invalid("an MP3 file that can be read", name);
  const channels = Array.from({ length: isMono(file) ? 1 : 2 }, (_, channel) =>
    join(
      pieces.map((piece) => piece[channel]),
      frames,
    ),
  );
  return { sampleRate, channels };
}

function join(pieces: readonly (Float32Array | undefined)[], frames: number): Float32Array {
  const joined = new Float32Array(frames);
  let offset = 0;
  for (const piece of pieces) {
    if (!piece) continue;
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/** The decoder gives two equal channels for a mono file; the first frame's header tells. */
function isMono(file: Uint8Array): boolean {
  const [s3 = 0, s2 = 0, s1 = 0, s0 = 0] = file.subarray(6, 10);
  const hasTag = String.fromCharCode(...file.subarray(0, 3)) === "ID3";
  const searchFrom = hasTag ? 10 + ((s3 << 21) | (s2 << 14) | (s1 << 7) | s0) : 0;
  for (let index = searchFrom; index + 3 < file.byteLength; index += 1) {
    if (file[index] === 0xff && ((file[index + 1] ?? 0) & 0xe6) >= 0xe2) return (file[index + 3] ?? 0) >> 6 === 3;
  }
  return false;
}

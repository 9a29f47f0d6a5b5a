import type { MediaFormat } from "../media-format.ts";
import { decodeMp3 } from "./decode-mp3.ts";
import { decodeWav } from "./decode-wav.ts";
import type { Samples } from "./samples.ts";

/** Decodes WAV and MP3; `null` for another format. */
export async function decodeSamples(bytes: Uint8Array, { extension }: MediaFormat, name: string): Promise<Samples | null> {
  if (extension === "wav") return decodeWav(bytes, name);
  return extension === "mp3" ? decodeMp3(bytes, name) : null;
}

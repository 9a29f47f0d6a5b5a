import { invalid } from "../invalid-value.ts";
import { loadSharp } from "./load-sharp.ts";
import type { PixelMode, Pixels } from "./pixels.ts";

/** A small file can claim a huge picture; this many pixels are 300 MB of RGB. */
const mostPixels = 100_000_000;

const white = "#ffffff";

/**
 * Decodes a picture, turned as its camera says, off the event loop. Where the mode has no alpha, transparent parts are laid on
 * white, so that the function sees what the person sees.
 */
export async function decodePixels(path: string, name: string, mode: PixelMode): Promise<Pixels> {
  const sharp = await loadSharp();
  const refuse = () => invalid("a picture that can be read", name);
  // Reading the header unpacks nothing, and without a limit here the message can name the size.
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata().catch(refuse);
  if (width * height > mostPixels) return invalid("a picture of at most 100 million pixels", `${name}, ${width} × ${height}`);

  const turned = sharp(path, { limitInputPixels: mostPixels, failOn: "error" }).autoOrient();
  const coloured = {
    rgb: () => turned.flatten({ background: white }).toColourspace("srgb"),
    rgba: () => turned.ensureAlpha().toColourspace("srgb"),
    grayscale: () => turned.flatten({ background: white }).toColourspace("b-w"),
  }[mode]();
  const { data, info } = await coloured.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true }).catch(refuse);
  // A Buffer slices and prints unlike the plain array that the function is promised.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { data: bytes, width: info.width, height: info.height, channels: info.channels };
}

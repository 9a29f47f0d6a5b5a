import { HardcaseError } from "../hardcase-error.ts";

/** Loads the picture library on first need: a demo without pictures pays nothing for it. */
export async function loadSharp(): Promise<typeof import("sharp")["default"]> {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    const hint = 'Install it for this platform with `npm install sharp`, or give the function the file with image({ type: "path" }).';
    throw new HardcaseError("HC_ENVIRONMENT", "image() needs the package sharp to read and write pixels, and it could not be loaded.", {
      hint,
      cause,
    });
  }
}

/** A format of 3D models, as its files' extension. */
export type ModelFormat = "glb" | "gltf" | "obj" | "stl";

/** How many bytes at the start of a file tell its format. */
export const headBytes = 4096;

const triangleBytes = 50;
const stlHeaderBytes = 84;

/** The format of a model by its first bytes and its size, whatever its name claims; `null` for a file that is no model. */
export function modelFormatOf(content: Uint8Array, size: number): ModelFormat | null {
  const head = content.subarray(0, headBytes);
  const text = new TextDecoder("latin1").decode(head);
  if (text.startsWith("glTF")) return "glb";
  if (isBinaryStl(head, size)) return "stl";
  if (text.includes("\0")) return null;
  if (/^(ï»¿)?\s*\{/.test(text)) return "gltf";
  if (/^\s*solid\b[^\n]*\n\s*(facet|endsolid)\b/.test(text)) return "stl";
  return /^\s*(v|o|g|mtllib)\s/m.test(text) ? "obj" : null;
}

/** A binary STL says how many triangles it has, and is exactly so long. */
function isBinaryStl(head: Uint8Array, size: number): boolean {
  if (head.length < stlHeaderBytes) return false;
  const triangles = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(80, true);
  return size === stlHeaderBytes + triangles * triangleBytes;
}

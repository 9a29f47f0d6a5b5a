import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

export interface CopiedBytes {
  /** In lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
}

/** Copies a file to a new one, byte by byte and onto the disk itself, and tells what was copied. */
export async function copyWithHash(source: string, target: string): Promise<CopiedBytes> {
  await using handle = await open(target, "wx");
  const copied = await hashFile(source, async (chunk) => handle.appendFile(chunk));
  await handle.sync();
  return copied;
}

/** Reads a file through for its hash and size. */
export async function hashFile(path: string, each: (chunk: Uint8Array) => Promise<void> = async () => {}): Promise<CopiedBytes> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    size += chunk.byteLength;
    await each(chunk);
  }
  return { sha256: hash.digest("hex"), size };
}

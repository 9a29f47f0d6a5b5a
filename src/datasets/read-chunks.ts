import { Buffer } from "node:buffer";
import type { FileHandle } from "node:fs/promises";

/** An open file from its start, piece by piece; unlike a stream it never closes the handle. */
export async function* readChunks(handle: FileHandle, chunkSize: number): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkSize), 0, chunkSize, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

import { setMaxListeners } from "node:events";
import type { BusboyInstance } from "@fastify/busboy";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FileCache } from "../runs/file-cache.ts";

export interface UploadOptions {
  readonly cache: FileCache;
  /** In bytes, of each file. */
  readonly maxFileSize: number;
}

/**
 * Keeps every part named `files` of a multipart body while it arrives. When it fails, `body` stands where it was left.
 *
 * @throws `HardcaseError` with `HC_BODY`, `HC_UPLOAD_TOO_LARGE` or `HC_STORE`.
 */
export async function readUpload(
  contentType: string,
  body: ReadableStreamDefaultReader<Uint8Array>,
  { cache, maxFileSize }: UploadOptions,
): Promise<FileData[]> {
  const parser = await openParser(contentType);
  const stop = new AbortController();
  // Each file listens to it, and a request may have any number of them.
  setMaxListeners(0, stop.signal);
  const stored: Promise<FileData>[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on("file", (_field, stream, name) => {
        // Browsers write a quotation mark in a name as %22.
        const storing = cache.storeStream((name ?? "").replaceAll("%22", '"'), stream, { maxBytes: maxFileSize, signal: stop.signal });
        storing.catch(reject);
        stored.push(storing);
      });
      parser.on("error", (cause) => reject(malformed(cause)));
      parser.on("finish", resolve);
      pump(body, parser, stop.signal).catch((cause: unknown) => reject(malformed(cause)));
    });
    const files = await Promise.all(stored);
    if (files.length > 0) return files;
  } catch (error) {
    stop.abort();
    // Until each has removed what it had written.
    await Promise.allSettled(stored);
    throw error;
  }
  throw new HardcaseError("HC_BODY", "The upload holds no files.", { hint: 'Send each file as a form part named "files".' });
}

async function openParser(contentType: string): Promise<BusboyInstance> {
  const { Busboy } = await import("@fastify/busboy");
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      isPartAFile: (field) => field === "files",
      limits: { fields: 0, headerPairs: 20, headerSize: 16_384 },
    });
  } catch (cause) {
    throw malformed(cause);
  }
}

/** Hands on chunk by chunk. Once stopped it may wait for ever for a parser that nobody empties any more: it is then garbage. */
async function pump(body: ReadableStreamDefaultReader<Uint8Array>, parser: BusboyInstance, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { done, value } = await body.read();
    if (signal.aborted) return;
    if (done) {
      parser.end();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      parser.write(value, (error) => (error ? reject(error) : resolve()));
    });
  }
}

function malformed(cause: unknown): HardcaseError {
  return new HardcaseError("HC_BODY", "The upload is broken off or not multipart/form-data.", {
    hint: "Send it again, and let the client write the Content-Type header with its boundary.",
    cause,
  });
}

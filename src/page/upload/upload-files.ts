import type { FileData } from "../../components/file-data.ts";
import { showSize } from "../../components/view/show-size.ts";
import type { UploadProgress } from "../../components/view/view-props.ts";
import { describeApiError, parseApiError, unreachable } from "../api/api-error.ts";

interface UploadOptions {
  readonly url: URL;
  /** In bytes. */
  readonly maxFileSize: number;
  readonly onProgress: (progress: UploadProgress) => void;
  readonly signal: AbortSignal;
}

/** Sends files to the server, once they are made; throws an `Error` that can be shown. */
export async function uploadFiles(given: readonly File[] | Promise<readonly File[]>, options: UploadOptions): Promise<FileData[]> {
  const { url, maxFileSize, onProgress, signal } = options;
  const files = await given;
  signal.throwIfAborted();
  if (files.length === 0) return [];
  const tooLarge = files.find((file) => file.size > maxFileSize);
  if (tooLarge !== undefined) {
    throw new Error(`${tooLarge.name} is ${showSize(tooLarge.size)}; the limit is ${showSize(maxFileSize)}.`);
  }
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);

  return new Promise((resolve, reject) => {
    // Only XMLHttpRequest tells how far an upload is.
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sentBytes: loaded, totalBytes: total });
    request.onerror = () => reject(new Error(describeApiError(unreachable)));
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as FileData[]);
      else reject(new Error(describeApiError(parseApiError(request.status, request.responseText))));
    };
    request.onloadend = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort);
    request.open("POST", url);
    request.send(body);
  });
}

import { Hono, type HonoRequest } from "hono";
import type { Json } from "../components/define-component.ts";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { showSize } from "../components/view/show-size.ts";
import { allowOnly } from "./allow-only.ts";
import { errorResponse } from "./error-response.ts";
import { lingeringResponse } from "./lingering-response.ts";
import { readUpload, type UploadOptions } from "./read-upload.ts";

/** One request may hold this many files of the largest size. */
const filesInOneRequest = 10;

/** `POST /api/upload`: form parts named `files`, kept as they arrive; the answer lists a FileData for each, in order. */
export function uploadRoute(options: UploadOptions): Hono {
  const app = new Hono();
  app.post("/api/upload", ({ req }) => answerUpload(req, options, { show: (files) => files, refuse: errorResponse }));
  app.all("/api/upload", allowOnly("POST"));
  return app;
}

/** How a protocol tells of an upload. */
interface UploadAnswers {
  readonly show: (files: readonly FileData[]) => Json;
  readonly refuse: (error: HardcaseError) => Response;
}

/** Keeps the files of a request, and answers with what a protocol says of them. */
export async function answerUpload(req: HonoRequest, options: UploadOptions, { show, refuse }: UploadAnswers): Promise<Response> {
  const body = req.raw.body?.getReader() ?? new ReadableStream<Uint8Array>({ start: (empty) => empty.close() }).getReader();
  try {
    const contentType = req.header("content-type") ?? "";
    checkContentType(contentType);
    checkContentLength(Number(req.header("content-length") ?? 0), options.maxFileSize);
    return Response.json(show(await readUpload(contentType, body, options)));
  } catch (error) {
    if (!(error instanceof HardcaseError)) throw error;
    return lingeringResponse(refuse(error), body);
  }
}

function checkContentType(contentType: string): void {
  if (/^multipart\/form-data\s*(;|$)/i.test(contentType)) return;
  throw new HardcaseError(
    "HC_CONTENT_TYPE",
    `An upload must be multipart/form-data, got ${showValue(contentType.split(";")[0] || undefined)}.`,
    {
      hint: 'Send each file as a form part named "files".',
    },
  );
}

function checkContentLength(length: number, maxFileSize: number): void {
  const most = maxFileSize * filesInOneRequest;
  if (!(length > most)) return;
  throw new HardcaseError(
    "HC_UPLOAD_TOO_LARGE",
    `The upload of ${showSize(length)} is larger than ${filesInOneRequest} files of the largest size, ${showSize(most)}.`,
    {
      hint: `Send fewer files at once, none larger than ${showSize(maxFileSize)}.`,
    },
  );
}

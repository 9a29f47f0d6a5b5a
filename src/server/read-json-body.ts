import type { HonoRequest } from "hono";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

const maxBodySize = 32_000_000;

/** Reads a request's body as a JSON object. Throws `HC_CONTENT_TYPE`, `HC_BODY` or `HC_UPLOAD_TOO_LARGE`. */
export async function readJsonBody(request: HonoRequest): Promise<{ readonly [key: string]: Json }> {
  const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new HardcaseError("HC_CONTENT_TYPE", `The body must be application/json, got ${showValue(type)}.`, {
      hint: 'Send the header "Content-Type: application/json".',
    });
  }
  let body: unknown;
  try {
    body = JSON.parse(await readText(request.raw));
  } catch (error) {
    if (error instanceof HardcaseError) throw error;
    throw new HardcaseError("HC_BODY", `The body is not JSON: ${(error as Error).message}.`);
  }
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as { [key: string]: Json };
  throw new HardcaseError("HC_BODY", `The body must be a JSON object, got ${showValue(body)}.`, {
    hint: "Give each value under its parameter's name.",
  });
}

/** Counts what really arrives where no Content-Length bounds it. */
async function readText(request: Request): Promise<string> {
  // A server ends a body where its Content-Length says. Read whole and not as a stream, a small one costs a third as much.
  const stated = request.headers.get("content-length");
  if (stated !== null && Number(stated) <= maxBodySize) return request.text();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodySize) {
      throw new HardcaseError("HC_UPLOAD_TOO_LARGE", `The body is larger than ${maxBodySize / 1e6} MB.`, {
        hint: "Send files through POST /api/upload.",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

import { HardcaseError } from "../components/hardcase-error.ts";

/** Any error as an HTTP answer: hardcase's own in full, all others as a plain 500, since they may hold secrets. */
export function errorResponse(error: unknown): Response {
  if (!(error instanceof HardcaseError)) {
    return Response.json({ error: { code: "HC_SERVER", message: "The server failed. Its log says why." } }, { status: 500 });
  }
  const { code, message, hint, parameter, status, retryAfterMs } = error;
  const headers = retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  return Response.json({ error: { code, message, hint, parameter } }, { status, headers });
}

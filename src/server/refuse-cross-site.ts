import type { MiddlewareHandler } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page would have a visitor's browser do here. Browsers say where a request comes from, in
 * `Sec-Fetch-Site` or, over plain HTTP, in `Origin`; other clients send neither, and cannot be tricked this way.
 */
export function refuseCrossSite(): MiddlewareHandler {
  return async ({ req }, next) => {
    if (reading.has(req.method) || isFromHere(req.raw.headers)) return next();
    throw new HardcaseError("HC_CROSS_SITE", `${req.path} does not take requests from pages of other sites.`, {
      hint: "Call it from a server, or from the demo's own page.",
    });
  };
}

function isFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  const hosts = [headers.get("host"), headers.get("x-forwarded-host")?.split(",")[0]?.trim()];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";

/**
 * Refuses requests of web pages, which browsers mark by `Origin`: agents are no pages. A page may have led its own name to this
 * machine (DNS rebinding), and then seems to be of this very host; only addresses and names of this machine cannot be so led.
 */
export function refusePages(): MiddlewareHandler {
  return async ({ req }, next) => {
    const isPage = req.header("origin") !== undefined || req.header("sec-fetch-site") !== undefined;
    if (!isPage || isUnleadable(req.header("host") ?? "")) return next();
    throw new HardcaseError("HC_CROSS_SITE", `${req.path} takes no requests from web pages.`, {
      hint: "Call it from an agent, or open the demo by the address of its machine.",
    });
  };
}

function isUnleadable(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === "localhost" || hostname.endsWith(".localhost") || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0;
}

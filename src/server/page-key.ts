import { createHmac, timingSafeEqual } from "node:crypto";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Demo, DemoBody } from "../demo/demo.ts";
import type { Endpoint } from "../demo/endpoint.ts";

/** What the page shows to call private endpoints: it stands in the page and nowhere in the API. */
export class PageKey {
  readonly isNeeded: boolean;
  readonly #key: () => Promise<Uint8Array>;

  /** @param key The demo's secret; a page stays valid when the server starts again or another one answers. */
  constructor({ parts }: Demo, key: () => Promise<Uint8Array>) {
    this.#key = key;
    this.isNeeded = buildsParts(parts.body) || parts.endpoints.some(({ visibility }) => visibility === "private");
  }

  /** Undefined where no endpoint could ask for it. */
  async text(): Promise<string | undefined> {
    if (!this.isNeeded) return undefined;
    return createHmac("sha256", await this.#key())
      .update("hardcase-page")
      .digest("base64url");
  }

  /** Lets only the page call a private endpoint: for everybody else there is none. Throws `HC_NOT_FOUND`. */
  async require({ name, visibility }: Endpoint, shown: string | undefined): Promise<void> {
    if (visibility !== "private") return;
    const expected = Buffer.from((await this.text()) ?? "");
    const given = Buffer.from(shown ?? "");
    if (given.length === expected.length && timingSafeEqual(given, expected)) return;
    throw new HardcaseError("HC_NOT_FOUND", `The endpoint "${name}" is only for the demo's own page.`);
  }
}

/** Whether functions build parts of the page, which may have endpoints that nobody knows yet. */
function buildsParts(body: DemoBody): boolean {
  if (body.type === "tabs") return body.tabs.some((tab) => buildsParts(tab.body));
  return body.type === "blocks" && body.plan.renders.length > 0;
}

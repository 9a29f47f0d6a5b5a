import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { Hono } from "hono";
import type { FileAccess } from "../components/define-component.ts";
import type { Demo } from "../demo/demo.ts";
import type { Extension } from "../runs/extension.ts";
import { allowOnly } from "./allow-only.ts";
import { describePage } from "./describe-page.ts";
import { prepareOwnerProse } from "./owner-prose.ts";
import { pageFiles, pageFolder } from "./page-assets.ts";
import type { BodyConfig } from "./page-config.ts";
import { pageHtml } from "./page-html.ts";
import type { PageKey } from "./page-key.ts";

interface PageOptions {
  readonly demo: Demo;
  readonly files: FileAccess;
  readonly extensions: readonly Extension[];
  readonly pageKey: PageKey;
}

interface BuiltPage {
  readonly etag: string;
  readonly bodies: {
    readonly br: Uint8Array<ArrayBuffer>;
    readonly gzip: Uint8Array<ArrayBuffer>;
    readonly identity: Uint8Array<ArrayBuffer>;
  };
}

const hour = 60 * 60 * 1000;

/**
 * `GET /`: the page, which is the same for everyone: made when first asked for and kept, compressed. It is made again
 * after an hour, which keeps the files of its examples in use and so in the cache.
 */
export function pageRoute(options: PageOptions): Hono {
  const app = new Hono();
  let built: Promise<BuiltPage> | undefined;
  let builtAt = 0;
  const cacheControl = options.demo.parts.auth ? "private, no-cache" : "no-cache";
  const { description, article } = options.demo.parts;
  prepareOwnerProse(description, article);
  const page = () => {
    if (built && Date.now() - builtAt < hour) return built;
    builtAt = Date.now();
    built = buildPage(options);
    // A page that could not be made is tried again by the next request.
    built.catch(() => (built = undefined));
    return built;
  };
  app.get("/", async ({ req }) => {
    const { etag, bodies } = await page();
    const headers = { etag, "cache-control": cacheControl, vary: "Accept-Encoding", "content-type": "text/html; charset=utf-8" };
    if (req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
    const accepted = req.header("accept-encoding") ?? "";
    const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
    const body = bodies[encoding];
    const encodingHeader = encoding === "identity" ? {} : { "content-encoding": encoding };
    return new Response(body, { headers: { ...headers, ...encodingHeader, "content-length": String(body.byteLength) } });
  });
  app.all("/", allowOnly("GET", "HEAD"));
  return app;
}

async function buildPage({ demo, files, extensions, pageKey }: PageOptions): Promise<BuiltPage> {
  const config = await describePage(demo, files, Object.assign({}, ...extensions.map(({ rows }) => rows)));
  const kinds = [...new Set(config.components.filter(({ isVisible }) => isVisible).map(({ kind }) => kind))];
  const html = await pageHtml(demo, config, pageFiles(pageFolder(), kinds, bodyTypes(config.body)), await pageKey.text());
  const identity = new TextEncoder().encode(html);
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity)]);
  const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  return { etag, bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity } };
}

/** Every type of body on the page, that of each tab included. */
function bodyTypes(body: BodyConfig): BodyConfig["type"][] {
  return [body.type, ...(body.type === "tabs" ? body.tabs.flatMap((tab) => bodyTypes(tab.body)) : [])];
}

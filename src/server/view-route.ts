import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import * as kinds from "../components/index.ts";
import { ownViews } from "../components/own-views.ts";

/** Where the views of the owner's own kinds are, relative to the page, by the kinds' names; another content has another address. */
export function viewAddresses(): { readonly [kind: string]: string } {
  return Object.fromEntries([...ownViews].map(([kind, view]) => [kind, `views/${kind}.js?${hashOf(readView(kind, view))}`]));
}

/** `GET /views/{kind}.js`: a view of the owner's own. */
export function viewRoute(): Hono {
  const app = new Hono();
  app.get("/views/:file{[^/]+\\.js}", (context, next) => {
    const kind = context.req.param("file").slice(0, -".js".length);
    const view = ownViews.get(kind);
    if (view === undefined) return next();
    return context.body(readView(kind, view), 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });
  return app;
}

function readView(kind: string, view: URL): string {
  if (kind in kinds) {
    throw new HardcaseError("HC_DEMO", `A component of one's own must not be named "${kind}", as one of hardcase's is.`, {
      hint: "Give it another name in defineComponent().",
    });
  }
  try {
    return readFileSync(view, "utf8");
  } catch (cause) {
    throw new HardcaseError("HC_DEMO", `The view of ${kind}() cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

const hashOf = (content: string): string => createHash("sha256").update(content).digest("base64url").slice(0, 12);

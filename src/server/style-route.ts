import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { Demo } from "../demo/demo.ts";

/** Where the owner's own CSS is, relative to the page; another CSS has another address. */
export function styleAddress(style: string): string {
  return `style.css?${createHash("sha256").update(style).digest("base64url").slice(0, 12)}`;
}

/** `GET /style.css`: the theme and the owner's own CSS, in a file, as the content security policy wants it. */
export function styleRoute(demo: Demo): Hono {
  const app = new Hono();
  const { style } = demo.parts;
  if (style !== "") {
    app.get("/style.css", (context) =>
      context.body(style, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" }),
    );
  }
  return app;
}

import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { pageFolder } from "./page-assets.ts";

/** `GET /assets/*`: the page's files, whose names change with their content, compressed when the package was built. */
export function assetRoutes(): Hono {
  const app = new Hono();
  app.get(
    "/assets/*",
    serveStatic({
      root: pageFolder(),
      precompressed: true,
      onFound: (_path, context) => context.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  return app;
}

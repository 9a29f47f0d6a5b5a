import { Hono } from "hono";
import type { Extension } from "../runs/extension.ts";
import { allowOnly } from "./allow-only.ts";
import { readJsonBody } from "./read-json-body.ts";

/** Routes that other rooms add. */
export function extensionRoutes(extensions: readonly Extension[]): Hono {
  const app = new Hono();
  const routes = extensions.flatMap((extension) => extension.routes ?? []);
  for (const { method, path, answer } of routes) {
    app.on(method, path, async ({ req }) => {
      const { status, body } = await answer({ body: await readJsonBody(req), parameters: req.param(), user: null });
      return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, allowOnly(...routes.filter((route) => route.path === path).map(({ method }) => method)));
  }
  return app;
}

import { Hono } from "hono";
import type { Extension } from "../runs/extension.ts";
import { allowOnly } from "./allow-only.ts";
import type { SignedIn } from "./auth/signed-in.ts";
import { readJsonBody } from "./read-json-body.ts";

/** Routes that other rooms add. */
export function extensionRoutes(extensions: readonly Extension[]): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  const routes = extensions.flatMap((extension) => extension.routes ?? []);
  for (const { method, path, answer } of routes) {
    app.on(method, path, async ({ req, var: { user = null } }) => {
      const { status, body } = await answer({ body: await readJsonBody(req), parameters: req.param(), user });
      return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, allowOnly(...routes.filter((route) => route.path === path).map(({ method }) => method)));
  }
  return app;
}

import { Hono } from "hono";
import { type ApiParts, describeApi } from "./describe-api.ts";

/** `GET /openapi.json`: OpenAPI 3.1 of every endpoint. */
export function openapiRoute(parts: ApiParts): Hono {
  const app = new Hono();
  let description: Promise<object> | undefined;
  app.get("/openapi.json", async (context) => {
    description ??= describeApi(parts);
    // One that could not be made is tried again by the next request.
    description.catch(() => (description = undefined));
    return context.json(await description, 200, { "cache-control": "no-cache" });
  });
  return app;
}

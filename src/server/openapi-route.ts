import { Hono } from "hono";
import type { FileAccess } from "../components/define-component.ts";
import type { Demo } from "../demo/demo.ts";
import type { Extension } from "../runs/extension.ts";
import { describeApi } from "./describe-api.ts";

interface OpenapiOptions {
  readonly demo: Demo;
  readonly files: FileAccess;
  readonly extensions: readonly Extension[];
  readonly loginCookie: string | undefined;
}

/** `GET /openapi.json`: OpenAPI 3.1 of every endpoint. */
export function openapiRoute(options: OpenapiOptions): Hono {
  const app = new Hono();
  let description: Promise<object> | undefined;
  app.get("/openapi.json", async (context) => {
    description ??= describeApi(options);
    // One that could not be made is tried again by the next request.
    description.catch(() => (description = undefined));
    return context.json(await description, 200, { "cache-control": "no-cache" });
  });
  return app;
}

import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Extension } from "../runs/extension.ts";
import { errorResponse } from "./error-response.ts";

/** `GET /healthz`: 200 when the demo can serve and store, else 503 with the reason. */
export function healthRoute({ extensions }: { extensions: readonly Extension[] }): Hono {
  const app = new Hono();
  app.get("/healthz", async (context) => {
    try {
      const states = await Promise.all(extensions.map(({ check }) => check?.()));
      return context.json({ status: "ok", ...Object.assign({}, ...states) }, 200, { "cache-control": "no-store" });
    } catch (error) {
      if (!(error instanceof HardcaseError)) throw error;
      return new Response(errorResponse(error).body, {
        status: 503,
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    }
  });
  return app;
}

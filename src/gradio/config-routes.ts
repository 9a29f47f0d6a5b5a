import { Hono } from "hono";
import { requestRoot } from "../server/request-root.ts";
import { describeConfig } from "./describe-config.ts";
import { describeInfo } from "./describe-info.ts";
import type { GradioEnv, GradioServer } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";

/** What clients ask first: what the demo is made of, and what its endpoints take and give. */
export function configRoutes(server: GradioServer): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();
  app.get("/config", async (context) => {
    const { env, req } = context;
    context.header("cache-control", "no-store");
    return context.json(await describeConfig(server, { root: requestRoot(req), user: env.user ?? null }));
  });
  app.get(`${apiPrefix}/info`, async (context) => {
    const isForAll = context.req.query("all_endpoints")?.toLowerCase() === "true";
    context.header("cache-control", "no-store");
    return context.json(await describeInfo(server, requestRoot(context.req), isForAll));
  });
  return app;
}

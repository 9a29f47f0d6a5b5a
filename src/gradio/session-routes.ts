import { Hono } from "hono";
import { stream } from "hono/streaming";
import { Gate } from "./gate.ts";
import type { GradioEnv, GradioServer } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";

const heartbeatMs = 15_000;

/** What clients ask beside their calls: whether the server lives, whether it is the same one, and who they are. */
export function sessionRoutes({ appId, parts }: GradioServer): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();
  app.get(`${apiPrefix}/app_id`, (context) => context.json({ app_id: appId }));
  app.get(`${apiPrefix}/user`, (context) => context.json(context.env.user ?? null));
  app.get(`${apiPrefix}/login_check`, (context) => context.json(null));
  app.get(`${apiPrefix}/startup-events`, (context) => context.json(false));

  app.get(`${apiPrefix}/heartbeat/:session`, (context) => {
    context.header("content-type", "text/event-stream; charset=utf-8");
    context.header("cache-control", "no-store");
    return stream(context, async (out) => {
      const ended = new Gate();
      const end = () => ended.open();
      out.onAbort(end);
      parts.closing.addEventListener("abort", end);
      if (parts.closing.aborted) end();
      const beat = () => out.write("data: ALIVE\n\n");
      await beat();
      const timer = setInterval(() => void beat(), heartbeatMs).unref();
      await ended.opened;
      clearInterval(timer);
      parts.closing.removeEventListener("abort", end);
    });
  });
  return app;
}

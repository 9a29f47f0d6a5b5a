import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FaceParts } from "../server/face.ts";
import { callRoutes } from "./call-routes.ts";
import { errorAnswer, refusal } from "./client-error.ts";
import { configRoutes } from "./config-routes.ts";
import { fileRoutes } from "./file-routes.ts";
import { type GradioEnv, GradioServer } from "./gradio-server.ts";
import { queueRoutes } from "./queue-routes.ts";
import { runRoutes } from "./run-routes.ts";
import { sessionRoutes } from "./session-routes.ts";

/** All routes of Gradio's protocol. */
export function gradioRoutes(parts: FaceParts): Hono<GradioEnv> {
  const server = new GradioServer(parts);
  const app = new Hono<GradioEnv>({ strict: false });
  for (const routes of [configRoutes, queueRoutes, callRoutes, runRoutes, sessionRoutes]) app.route("/", routes(server));
  app.route("/", fileRoutes(parts));
  app.notFound(() => refusal(404, "Not Found"));
  app.onError((error) => {
    if (!(error instanceof HardcaseError)) server.tell(error);
    return errorAnswer(error);
  });
  return app;
}

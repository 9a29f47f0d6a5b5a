import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import { allowOnly } from "../server/allow-only.ts";
import type { SignedIn } from "../server/auth/signed-in.ts";
import type { FaceParts } from "../server/face.ts";
import { readJsonBody } from "../server/read-json-body.ts";
import { requestRoot } from "../server/request-root.ts";
import { DemoTools } from "./demo-tools.ts";
import { newMcpServer } from "./new-mcp-server.ts";
import { refusal } from "./refusal.ts";
import { refusePages } from "./refuse-pages.ts";
import { RunningCalls } from "./running-calls.ts";
import { sayError } from "./say-error.ts";

const sessionHeader = "mcp-session-id";

/**
 * `POST /mcp`: the protocol's streamable HTTP. Nothing is kept between two requests but which calls are under way, so that a
 * client goes on after a restart; its session is a name that it was given, by which it can cancel what it has called.
 */
export function mcpRoute(parts: FaceParts): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  const tools = new DemoTools(parts);
  const running = new RunningCalls();
  app.use(refusePages());
  app.post("/", async ({ req, var: { user = null } }) => {
    const body = await readJsonBody(req);
    const session = req.header(sessionHeader);
    if (body.method === "notifications/cancelled") {
      running.cancel({ user, session, id: (body.params as { readonly requestId?: unknown } | undefined)?.requestId });
      return new Response(null, { status: 202 });
    }
    const asking = { user, session, root: requestRoot(req), gone: req.raw.signal };
    const server = newMcpServer(parts, { tools, running }, asking);
    const transport = new WebStandardStreamableHTTPServerTransport();
    await server.connect(transport);
    const answer = await transport.handleRequest(req.raw, { parsedBody: body });
    if (body.method === "initialize") answer.headers.set(sessionHeader, crypto.randomUUID());
    return answer;
  });
  // No stream for what the server might say by itself: it says nothing. And a session that keeps nothing needs no end.
  app.all("/", allowOnly("POST"));
  app.onError((error) => {
    if (error instanceof HardcaseError) return refusal(error.status, sayError(error));
    throw error;
  });
  return app;
}

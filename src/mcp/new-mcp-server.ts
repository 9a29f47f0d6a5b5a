import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { FaceParts } from "../server/face.ts";
import type { DemoTools } from "./demo-tools.ts";
import type { RunningCalls } from "./running-calls.ts";
import type { AgentCall } from "./tool.ts";

/** Who asks, and by what address. */
export interface Asking {
  readonly user: string | null;
  /** Address of the demo as the client knows it, without a slash at the end. */
  readonly root: string;
  /** The name that the client was given; undefined for one that does not keep it. */
  readonly session: string | undefined;
  /** Fires when the client has hung up. */
  readonly gone: AbortSignal;
}

interface Shared {
  readonly tools: DemoTools;
  readonly running: RunningCalls;
}

/** The SDK's server for one request: it is light, and holds nothing that the next one would need. */
export function newMcpServer({ demo }: FaceParts, { tools, running }: Shared, { user, root, session, gone }: Asking): Server {
  const { title, description, version } = demo.parts;
  const server = new Server(
    { name: title, version: version ?? "0" },
    { capabilities: { tools: {} }, ...(description !== undefined && { instructions: description }) },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.list(root) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification, requestId, _meta }) => {
    // Closing ends the stream of this request, and fires its signal.
    using _running = running.begin({ user, session, id: requestId }, () => void server.close(), gone);
    const { progressToken } = _meta ?? {};
    const call: AgentCall = {
      user,
      root,
      signal,
      given: (params.arguments ?? {}) as AgentCall["given"],
      tellProgress:
        progressToken === undefined
          ? null
          : (progress) => sendNotification({ method: "notifications/progress", params: { progressToken, ...progress } }),
    };
    return await tools.call(params.name, call);
  });
  return server;
}

import { setTimeout } from "node:timers/promises";
import { type Context, Hono } from "hono";
import { stream } from "hono/streaming";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InputsRefused } from "../runs/validate-inputs.ts";
import { readJsonBody } from "../server/read-json-body.ts";
import type { Work } from "./call.ts";
import { missing, refusal, validationRefusal } from "./client-error.ts";
import type { ClientSession } from "./client-session.ts";
import type { Dependency } from "./dependency.ts";
import type { GradioEnv, GradioServer } from "./gradio-server.ts";
import { readData } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";
import { heartbeat, type Message, sessionNotFound } from "./messages.ts";

const heartbeatMs = 15_000;

/** How long a call may take to begin before its client is answered; it gives up after five seconds. */
const judgedMs = 3_000;

/** Calls that wait their turn, and the stream on which a client hears of all of its calls. */
export function queueRoutes(server: GradioServer): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();

  app.post(`${apiPrefix}/queue/join`, async (context) => {
    const body = await readJsonBody(context.req);
    if (body.data === undefined) return missing("data", body);
    const name = readSession(body.session_hash);
    if (name === null) return refusal(400, "Session hash not found.");
    if (body.fn_index === undefined || body.fn_index === null) return refusal(400, "No function index provided.");
    const dependency = server.findByNumber(body.fn_index);
    if (!dependency) return refusal(404, `There is no function ${JSON.stringify(body.fn_index)}.`);
    const { call, work } = server.call(dependency, readData(body.data), server.callerOf(context, name));
    const refused = await judge(work, dependency);
    if (refused) return refused;
    await server.sessions.open(name).add(call);
    return context.json({ event_id: call.id });
  });

  app.get(`${apiPrefix}/queue/data`, (context) => {
    const name = context.req.query("session_hash");
    if (name === undefined) return refusal(422, [{ type: "missing", loc: ["query", "session_hash"], msg: "Field required", input: null }]);
    return streamMessages(context, server.sessions.find(name));
  });

  app.get(`${apiPrefix}/queue/status`, (context) =>
    context.json({ msg: "estimation", event_id: null, rank: null, queue_size: 0, rank_eta: null }),
  );

  app.post(`${apiPrefix}/cancel`, async (context) => {
    const { event_id: id, session_hash: name } = await readJsonBody(context.req);
    if (typeof name === "string" && typeof id === "string") server.sessions.find(name)?.find(id)?.cancel();
    return context.json({ success: true });
  });
  // Clients send it after each cancel; there is nothing left to do then.
  app.post(`${apiPrefix}/reset`, (context) => context.json({ success: true }));
  return app;
}

/**
 * A refusal that clients read in the answer itself: the validator's, and that of a full queue. All others are told on the stream,
 * where clients read them as the call's error.
 */
export async function judge(work: Promise<Work>, { inputs }: Dependency): Promise<Response | undefined> {
  try {
    await Promise.race([work, setTimeout(judgedMs, undefined, { ref: false })]);
  } catch (error) {
    if (error instanceof InputsRefused) return validationRefusal(error, inputs);
    if (error instanceof HardcaseError && error.code === "HC_QUEUE_FULL") return refusal(503, error.message);
  }
  return undefined;
}

/** A session's name as clients make them. */
export function readSession(value: Json | undefined): string | null {
  return typeof value === "string" && /^[\x21-\x7e]{1,128}$/.test(value) ? value : null;
}

/** Framed as strictly as Gradio's Python client reads: it breaks at a comment, an `event:` line or a CR. */
function streamMessages(context: Context<GradioEnv>, session: ClientSession | undefined): Response {
  context.header("content-type", "text/event-stream; charset=utf-8");
  context.header("cache-control", "no-store");
  context.header("x-accel-buffering", "no");
  const left = new AbortController();
  return stream(context, async (out) => {
    out.onAbort(() => left.abort());
    let timer: ReturnType<typeof globalThis.setTimeout> | undefined;
    const write = async (message: Message): Promise<void> => {
      clearTimeout(timer);
      await out.write(`data: ${JSON.stringify(message)}\n\n`);
      if (!out.aborted) timer = globalThis.setTimeout(() => void write(heartbeat), heartbeatMs).unref();
    };
    try {
      if (session === undefined || session.isLost) await write(sessionNotFound);
      else await session.read(write, left.signal);
    } finally {
      left.abort();
      clearTimeout(timer);
    }
  });
}

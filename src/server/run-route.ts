import { type Context, Hono } from "hono";
import { componentEvents } from "../components/component-event.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { RunTrigger } from "../components/run-context.ts";
import type { Demo } from "../demo/demo.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { KeptRuns, RunKey } from "../runs/kept-runs.ts";
import type { LiveRun } from "../runs/live-run.ts";
import type { Receipts } from "../runs/receipts.ts";
import type { RunEvent } from "../runs/run.ts";
import type { Runner } from "../runs/runner.ts";
import { allowOnly } from "./allow-only.ts";
import type { SignedIn } from "./auth/signed-in.ts";
import { describeEvent } from "./describe-event.ts";
import { followResponse } from "./follow-response.ts";
import { readJsonBody } from "./read-json-body.ts";

interface RunRouteParts {
  readonly demo: Demo;
  readonly runner: Runner;
  readonly receipts: Receipts;
  readonly kept: KeptRuns;
}

/**
 * `POST /api/run/{endpoint}`: one answer as JSON, or the events of the run as a stream. A run that its page has named goes on
 * when the page's connection breaks: `GET /api/run/{endpoint}/{run}` joins it again, `DELETE` stops it.
 */
export function runRoute({ demo, runner, receipts, kept }: RunRouteParts): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.post("/api/run/:endpoint", async (context) => {
    const { req } = context;
    const endpoint = findEndpoint(demo, req.param("endpoint"));
    const key = readRunKey(context, endpoint.name, req.header(runHeader));
    // A run that was sent twice runs once.
    const live = (key && kept.find(key)) ?? (await start(context, endpoint, key));
    if (req.header("accept")?.includes("text/event-stream")) return followResponse(context, live, receipts);
    return answerOnce(live.follow(req.raw.signal, true), receipts);
  });
  app.all("/api/run/:endpoint", allowOnly("POST"));

  app.get("/api/run/:endpoint/:run", (context) => followResponse(context, findRun(context), receipts));
  app.delete("/api/run/:endpoint/:run", (context) => {
    findRun(context).stop();
    return context.body(null, 204);
  });
  app.all("/api/run/:endpoint/:run", allowOnly("GET", "DELETE"));
  return app;

  async function start(context: RunRequest, endpoint: Endpoint, key: RunKey | null): Promise<LiveRun> {
    const { req } = context;
    const body = await readJsonBody(req);
    const caller = {
      session: readName(req.header(sessionHeader)),
      page: readName(req.header(pageHeader)),
      event: readTrigger(req.header(eventHeader)),
      user: context.var.user ?? null,
    };
    const live = await runner.start(endpoint, body, caller, key ? kept.patienceMs : 0);
    // Whoever left before learning that the run was taken does not come back for it.
    if (req.raw.signal.aborted) live.stop();
    if (key) kept.keep(key, live);
    return live;
  }

  function findRun(context: RunRequest): LiveRun {
    const endpoint = findEndpoint(demo, context.req.param("endpoint") ?? "");
    const key = readRunKey(context, endpoint.name, context.req.param("run"));
    const live = key && kept.find(key);
    if (live) return live;
    throw new HardcaseError("HC_NOT_FOUND", "There is no such run, or it ended too long ago.", { hint: "Run it again." });
  }
}

type RunRequest = Context<SignedIn>;

/** The browser's random name, by which a second flag of a run finds the case of the first. */
const sessionHeader = "x-hardcase-session";
/** The open page's random name, under which the server keeps its state. */
const pageHeader = "x-hardcase-page";
/** What happened on the page, as JSON in percent-encoding. */
const eventHeader = "x-hardcase-event";
/** The UUID that a page gives a run to find it by. */
const runHeader = "x-hardcase-run";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `null` for a run that no page can come back for. */
function readRunKey({ req, var: { user } }: RunRequest, endpoint: string, id: string | undefined): RunKey | null {
  const session = readName(req.header(sessionHeader));
  return session !== null && id !== undefined && uuid.test(id) ? { endpoint, session, user: user ?? null, id } : null;
}

/** A random name; whatever else stands there counts as none. */
function readName(header: string | undefined): string | null {
  return header !== undefined && /^[\w-]{8,64}$/.test(header) ? header : null;
}

const triggers: readonly string[] = [...componentEvents, "load", "unload", "then", "success", "failure"];

/** What cannot be read counts as no event: a run from the API has none either. */
function readTrigger(header: string | undefined): RunTrigger | null {
  if (header === undefined) return null;
  try {
    const { name, detail = null } = JSON.parse(decodeURIComponent(header)) as Partial<RunTrigger>;
    return name !== undefined && triggers.includes(name) ? { name, detail } : null;
  } catch {
    return null;
  }
}

function findEndpoint(demo: Demo, name: string) {
  const { endpoints } = demo.parts;
  const endpoint = endpoints.find((one) => one.name === name);
  if (endpoint) return endpoint;
  throw new HardcaseError("HC_NOT_FOUND", `There is no endpoint "${name}".`, {
    hint: `There is ${endpoints.map((one) => `"${one.name}"`).join(", ")}.`,
  });
}

async function answerOnce(events: AsyncGenerator<RunEvent>, receipts: Receipts): Promise<Response> {
  let last: RunEvent | undefined;
  for await (const event of events) last = event;
  if (last?.type === "done" || last?.type === "error") {
    const { type, ...data } = await describeEvent(last, receipts);
    return Response.json(data, { status: type === "done" ? 200 : 500 });
  }
  // Nobody reads this: the client has gone, or has stopped the run.
  return new Response(null, { status: 499 });
}

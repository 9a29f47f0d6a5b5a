import { type Context, Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
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
import type { PageKey } from "./page-key.ts";
import { readJsonBody } from "./read-json-body.ts";
import { eventHeader, pageHeader, pageKeyHeader, readName, readTrigger, runHeader, sessionHeader } from "./run-headers.ts";

interface RunRouteParts {
  readonly demo: Demo;
  readonly runner: Runner;
  readonly receipts: Receipts;
  readonly kept: KeptRuns;
  readonly pageKey: PageKey;
}

/**
 * `POST /api/run/{endpoint}`: one answer as JSON, or the events of the run as a stream. A run that its page has named goes on
 * when the page's connection breaks: `GET /api/run/{endpoint}/{run}` joins it again, `DELETE` stops it.
 */
export function runRoute({ demo, runner, receipts, kept, pageKey }: RunRouteParts): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.post("/api/run/:endpoint", async (context) => {
    const { req } = context;
    const endpoint = findEndpoint(context, req.param("endpoint"));
    await pageKey.require(endpoint, req.header(pageKeyHeader));
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

  /** An endpoint of the demo, or of a part that was built for the page that asks. */
  function findEndpoint({ req }: RunRequest, name: string): Endpoint {
    const { endpoints: all } = demo.parts;
    const endpoint = all.find((one) => one.name === name) ?? findInParts(readName(req.header(pageHeader)), name);
    if (endpoint) return endpoint;
    const endpoints = all.filter(({ visibility }) => visibility === "public");
    throw new HardcaseError("HC_NOT_FOUND", `There is no endpoint "${name}".`, {
      hint: endpoints.length === 0 ? "There is none." : `There is ${endpoints.map((one) => `"${one.name}"`).join(", ")}.`,
    });
  }

  function findInParts(page: string | null, name: string): Endpoint | undefined {
    if (page === null) return undefined;
    return [...runner.pageOf(page).parts].flatMap(({ endpoints }) => endpoints).find((one) => one.name === name);
  }

  function findRun(context: RunRequest): LiveRun {
    const endpoint = findEndpoint(context, context.req.param("endpoint") ?? "");
    const key = readRunKey(context, endpoint.name, context.req.param("run"));
    const live = key && kept.find(key);
    if (live) return live;
    throw new HardcaseError("HC_NOT_FOUND", "There is no such run, or it ended too long ago.", { hint: "Run it again." });
  }
}

type RunRequest = Context<SignedIn>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `null` for a run that no page can come back for. */
function readRunKey({ req, var: { user } }: RunRequest, endpoint: string, id: string | undefined): RunKey | null {
  const session = readName(req.header(sessionHeader));
  return session !== null && id !== undefined && uuid.test(id) ? { endpoint, session, user: user ?? null, id } : null;
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

import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { componentEvents } from "../components/component-event.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { RunTrigger } from "../components/run-context.ts";
import type { Demo } from "../demo/demo.ts";
import type { Receipts } from "../runs/receipts.ts";
import type { RunEvent } from "../runs/run.ts";
import type { Runner } from "../runs/runner.ts";
import { allowOnly } from "./allow-only.ts";
import type { SignedIn } from "./auth/signed-in.ts";
import { readJsonBody } from "./read-json-body.ts";

interface RunRouteParts {
  readonly demo: Demo;
  readonly runner: Runner;
  readonly receipts: Receipts;
}

/** `POST /api/run/{endpoint}`: one answer as JSON, or the events of the run as a stream. */
export function runRoute({ demo, runner, receipts }: RunRouteParts): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.post("/api/run/:endpoint", async (context) => {
    const { req } = context;
    const endpoint = findEndpoint(demo, req.param("endpoint"));
    const body = await readJsonBody(req);
    const stop = new AbortController();
    req.raw.signal.addEventListener("abort", () => stop.abort(), { once: true });
    const session = readName(req.header(sessionHeader));
    const page = readName(req.header(pageHeader));
    const event = readTrigger(req.header(eventHeader));
    const events = runner.run(endpoint, body, { signal: stop.signal, session, page, event, user: context.var.user ?? null });
    if (!req.header("accept")?.includes("text/event-stream")) return answerOnce(events, receipts);

    // The first event decides the status: a value that cannot be taken is a 4xx, not a stream that opens to say so.
    const first = await events.next();
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => stop.abort());
      try {
        for (let next = first; !next.done; next = await events.next()) {
          const { type, ...data } = await describeEvent(next.value, receipts);
          await stream.writeSSE({ event: type, data: JSON.stringify(data) });
          if (stream.aborted) break;
        }
      } catch (error) {
        // A value can still turn out unreadable after the wait, such as a broken picture.
        await stream.writeSSE({ event: "error", data: JSON.stringify({ error: describeThrown(error) }) });
        if (!(error instanceof HardcaseError)) throw error;
      } finally {
        await events.return();
      }
    });
  });
  app.all("/api/run/:endpoint", allowOnly("POST"));
  return app;
}

/** The browser's random name, by which a second flag of a run finds the case of the first. */
const sessionHeader = "x-hardcase-session";
/** The open page's random name, under which the server keeps its state. */
const pageHeader = "x-hardcase-page";
/** What happened on the page, as JSON in percent-encoding. */
const eventHeader = "x-hardcase-event";

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
  // Nobody reads this: the client has gone.
  return new Response(null, { status: 499 });
}

async function describeEvent(event: RunEvent, receipts: Receipts) {
  switch (event.type) {
    case "done":
      return { type: event.type, run: event.run.id, outputs: event.run.outputs ?? {}, receipt: await receipts.sign(event.run) };
    case "error":
      return { type: event.type, run: event.run.id, error: event.run.error, receipt: await receipts.sign(event.run) };
    default:
      return event;
  }
}

function describeThrown(error: unknown) {
  if (!(error instanceof HardcaseError)) return { code: "HC_SERVER", message: "The server failed. Its log says why." };
  const { code, message, hint, parameter } = error;
  return { code, message, hint, parameter };
}

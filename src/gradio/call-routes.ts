import { Hono } from "hono";
import { stream } from "hono/streaming";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { readJsonBody } from "../server/read-json-body.ts";
import type { Call } from "./call.ts";
import { missing, refusal } from "./client-error.ts";
import type { Dependency } from "./dependency.ts";
import { type GradioEnv, type GradioServer, readData } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";
import { judge, readSession } from "./queue-routes.ts";
import { spacedJson } from "./spaced-json.ts";

/** How long a call waits for whoever asks for its events. */
const unheardMs = 60_000;

/** Calls for people with curl: one request begins it, another one reads its events, each with whole values. */
export function callRoutes(server: GradioServer): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();
  const calls = new Map<string, Call>();

  const begin = async (
    context: Parameters<GradioServer["callerOf"]>[0],
    dependency: Dependency,
    data: readonly Json[],
    session: string | null,
  ): Promise<Response> => {
    const name = session ?? crypto.randomUUID();
    const { call, work } = server.call(dependency, data, server.callerOf(context, name));
    const refused = await judge(work, dependency);
    if (refused) return refused;
    calls.set(call.id, call);
    setTimeout(() => {
      if (calls.delete(call.id)) call.cancel();
    }, unheardMs).unref();
    return context.json({ event_id: call.id });
  };

  app.post(`${apiPrefix}/call/v2/:name`, async (context) => {
    const dependency = server.findByName(context.req.param("name"));
    if (!dependency) return refusal(404, `There is no endpoint "${context.req.param("name")}".`);
    const { session_hash: session, ...values } = await readJsonBody(context.req);
    return begin(context, dependency, arrange(dependency, values), readSession(session));
  });

  app.post(`${apiPrefix}/call/:name`, async (context) => {
    const dependency = server.findByName(context.req.param("name"));
    if (!dependency) return refusal(404, `There is no endpoint "${context.req.param("name")}".`);
    const body = await readJsonBody(context.req);
    if (body.data === undefined) return missing("data", body);
    return begin(context, dependency, withStates(dependency, readData(body.data)), readSession(body.session_hash));
  });

  for (const path of ["call/v2/:name/:id", "call/:name/:id"]) {
    app.get(`${apiPrefix}/${path}`, (context) => {
      const id = context.req.param("id") ?? "";
      const call = calls.get(id);
      // One reader for each call.
      calls.delete(id);
      context.header("content-type", "text/event-stream; charset=utf-8");
      context.header("cache-control", "no-store");
      return stream(context, async (out) => {
        const write = (event: string, data: Json) => out.write(`event: ${event}\ndata: ${spacedJson(data)}\n\n`);
        if (call === undefined) {
          await write("error", "404: Not Found");
          return;
        }
        out.onAbort(() => call.cancel());
        const timer = setInterval(() => void write("heartbeat", null), 15_000).unref();
        try {
          for await (const event of call.follow()) {
            if (event.type === "generating") await write("generating", event.data);
            else if (event.type === "completed") await write("complete", event.data);
            else if (event.type === "failed") await write("error", event.failure);
          }
        } finally {
          clearInterval(timer);
        }
      });
    });
  }
  return app;
}

/** Puts empty places where only the values that a client knows of were sent. */
export function withStates({ inputs }: Dependency, data: readonly Json[]): readonly Json[] {
  const sent = inputs.filter(({ named }) => named !== null);
  if (data.length !== sent.length || sent.length === inputs.length) return data;
  const values = data.values();
  return inputs.map(({ named }) => (named === null ? null : (values.next().value ?? null)));
}

/** Values by parameter in the order of the inputs; those left out stay the components' own. Throws `HC_PARAMETER_UNKNOWN`. */
function arrange({ apiName, inputs }: Dependency, values: { readonly [name: string]: Json }): readonly Json[] {
  const names = inputs.flatMap(({ named, parameter }) => (named === null ? [] : [parameter]));
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new HardcaseError("HC_PARAMETER_UNKNOWN", `Endpoint "${apiName}" has no parameter "${unknown}".`, {
      hint: names.length === 0 ? "It takes none." : `It has ${names.map((name) => `"${name}"`).join(", ")}.`,
    });
  }
  // A hole in the list: not given, unlike null.
  const data: Json[] = new Array(inputs.length);
  for (const [index, { parameter }] of inputs.entries()) if (Object.hasOwn(values, parameter)) data[index] = values[parameter] ?? null;
  return data;
}

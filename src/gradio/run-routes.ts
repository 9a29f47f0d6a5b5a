import { type Context, Hono } from "hono";
import { InputsRefused } from "../runs/validate-inputs.ts";
import { readJsonBody } from "../server/read-json-body.ts";
import { missing, refusal, validationRefusal } from "./client-error.ts";
import { type GradioEnv, type GradioServer, readData } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";
import { type Failure, outputOf } from "./messages.ts";
import { readSession } from "./queue-routes.ts";

/** Calls that are answered with their end in the same request. A queue's limit holds for them too. */
export function runRoutes(server: GradioServer): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();
  app.post(`${apiPrefix}/run/:name`, run);
  app.post(`${apiPrefix}/api/:name`, run);
  return app;

  async function run(context: Context<GradioEnv>): Promise<Response> {
    const body = await readJsonBody(context.req);
    if (body.data === undefined) return missing("data", body);
    const name = context.req.param("name") ?? "";
    const isByNumber = body.fn_index !== undefined && body.fn_index !== null;
    const dependency = isByNumber ? server.findByNumber(body.fn_index) : server.findByName(name);
    if (!dependency) return refusal(404, `There is no endpoint "${name}".`);
    const session = readSession(body.session_hash) ?? crypto.randomUUID();
    const { call, work } = server.call(dependency, readData(body.data), server.callerOf(context, session));
    const refused = await work.then(
      () => undefined,
      (error: unknown) => (error instanceof InputsRefused ? validationRefusal(error, dependency.inputs) : undefined),
    );
    if (refused) return refused;
    const { signal } = context.req.raw;
    const leave = () => call.cancel();
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    try {
      for await (const event of call.follow()) {
        if (event.type === "completed") return Response.json(outputOf(event.data, event.run));
        if (event.type === "failed") return Response.json(event.failure satisfies Failure, { status: 500 });
      }
    } finally {
      signal.removeEventListener("abort", leave);
    }
    return refusal(500, "Internal Server Error");
  }
}

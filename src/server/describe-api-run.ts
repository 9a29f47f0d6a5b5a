import type { FileAccess, Json, JsonSchema } from "../components/define-component.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import { referTo, uuidSchema, valuesSchema } from "./describe-api-schemas.ts";
import { runHeader, sessionHeader } from "./run-headers.ts";

type Paths = { readonly [path: string]: object };

/** Errors that are told as `{"error": …}`, by status. */
export function errorAnswers(...statuses: readonly number[]): { readonly [status: number]: Json } {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: "#/components/responses/Error" }]));
}

/** The paths of an endpoint: to run it, and to join or stop a run. */
export async function describeRunPaths(endpoint: Endpoint, files: FileAccess): Promise<Paths> {
  const { name } = endpoint;
  return { [`/api/run/${name}`]: await describeRun(endpoint, files), [`/api/run/${name}/{run}`]: describeKeptRun(endpoint) };
}

/** Schemas of what an endpoint takes and gives, by their names among the document's components. */
export function runSchemas(endpoint: Endpoint): { readonly [name: string]: JsonSchema } {
  const { name } = endpoint;
  return {
    [`${name}.inputs`]: valuesSchema(endpoint.inputs, "input"),
    [`${name}.outputs`]: valuesSchema(endpoint.outputs, "output"),
    [`${name}.done`]: {
      type: "object",
      description: "`done`: the run and all of its outputs.",
      required: ["run", "outputs", "receipt"],
      properties: {
        run: uuidSchema,
        outputs: referTo(`${name}.outputs`),
        updates: referTo("Updates"),
        receipt: { type: "string", description: "Signed by the server; a flag brings it back." },
      },
      additionalProperties: false,
    },
    [`${name}.output`]: {
      type: "object",
      description: "`output`: the outputs so far.",
      required: ["outputs"],
      properties: { outputs: referTo(`${name}.outputs`), updates: referTo("Updates") },
      additionalProperties: false,
    },
  };
}

async function describeRun(endpoint: Endpoint, files: FileAccess): Promise<object> {
  const { name } = endpoint;
  const samples = endpoint.inputs.map(async ({ name, component }) => [name, await component.sample(files)] as const);
  return {
    post: {
      operationId: `run_${name}`,
      summary: `Run ${name}`,
      ...(endpoint.description !== undefined && { description: endpoint.description }),
      tags: ["run"],
      "x-hardcase": shapesOf(endpoint),
      parameters: [
        header(sessionHeader, "A random name of the client's own, by which it finds its runs and its flags again."),
        header(runHeader, "A UUID of the client's own: the run then goes on when the connection breaks.", uuidSchema),
      ],
      requestBody: {
        required: true,
        content: {
          "application/json": { schema: referTo(`${name}.inputs`), example: Object.fromEntries(await Promise.all(samples)) },
        },
      },
      responses: {
        200: {
          description: "The outputs; with `Accept: text/event-stream`, the events of the run as they come.",
          content: { "application/json": { schema: referTo(`${name}.done`) }, ...eventsOf(endpoint) },
        },
        ...errorAnswers(400, 403, 404, 410, 413, 415, 422),
        500: {
          description: "The function failed, or gave outputs of another type: the run has a receipt. Or the server itself failed.",
          content: { "application/json": { schema: { anyOf: [referTo("FailedRun"), referTo("Error")] } } },
        },
        503: {
          description: "As many runs wait as may.",
          headers: { "Retry-After": { description: "Seconds until it is worth trying again.", schema: { type: "integer" } } },
          content: { "application/json": { schema: referTo("Error") } },
        },
      },
    },
  };
}

/** What JSON Schema cannot say: the order of the inputs, and how the function's own inputs and outputs are laid out. */
function shapesOf(endpoint: Endpoint): Json {
  const { name, inputPlaces, outputPlaces } = endpoint;
  return {
    name,
    inputs: inputPlaces.map(({ named, parameter }) => named && { name: named.name, ...(parameter !== undefined && { parameter }) }),
    outputs: endpoint.shapeOutputs(outputPlaces.map(({ named }) => named?.name ?? null)) as Json,
  };
}

function describeKeptRun(endpoint: Endpoint): object {
  const { name } = endpoint;
  const parameters = [
    { name: "run", in: "path", required: true, description: `The ${runHeader} that it was started with.`, schema: uuidSchema },
    { ...header(sessionHeader, "The session that it was started with; no other finds it."), required: true },
  ];
  return {
    get: {
      operationId: `join_${name}`,
      summary: `Join a run of ${name}: how it stands, and what follows up to its end, which is kept for ten minutes`,
      tags: ["run"],
      parameters,
      responses: { 200: { description: "The events of the run as they come.", content: eventsOf(endpoint) }, ...errorAnswers(404) },
    },
    delete: {
      operationId: `stop_${name}`,
      summary: `Stop a run of ${name}`,
      tags: ["run"],
      parameters,
      responses: { 204: { description: "It was told to stop." }, ...errorAnswers(404) },
    },
  };
}

/** OpenAPI 3.1 knows a stream only as a text; 3.2 will know `itemSchema`, whose name is used here. */
function eventsOf({ name }: Endpoint): object {
  const data = {
    queued: referTo("QueuedEvent"),
    progress: referTo("ProgressEvent"),
    message: referTo("MessageEvent"),
    output: referTo(`${name}.output`),
    done: referTo(`${name}.done`),
    error: { anyOf: [referTo("FailedRun"), referTo("Error")] },
  };
  const events = Object.entries(data).map(([event, contentSchema]) => ({
    type: "object",
    required: ["event", "data"],
    properties: { event: { const: event }, data: { type: "string", contentMediaType: "application/json", contentSchema } },
  }));
  return { "text/event-stream": { schema: { type: "string" }, "x-itemSchema": { oneOf: events } } };
}

const nameSchema = { type: "string", pattern: "^[A-Za-z0-9_-]{8,64}$" } as const;

function header(name: string, description: string, schema: JsonSchema = nameSchema) {
  return { name, in: "header", description, schema };
}

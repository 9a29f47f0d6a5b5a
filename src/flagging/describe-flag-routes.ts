import type { Json } from "../components/define-component.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";

type Description = { readonly [key: string]: Json };

/** The OpenAPI operations of the routes that flag. */
export function describeFlagRoutes(flagged: readonly Described[]): Record<"flag" | "change" | "undo", Description | null> {
  const bodies = flagged.filter(({ endpoint }) => endpoint.visibility === "public").map(bodiesOf);
  // Of runs that nobody is told how to start, nobody is told how to flag.
  if (bodies.length === 0) return { flag: null, change: null, undo: null };
  const either = (name: "flag" | "change"): { [key: string]: Json } =>
    bodies.length === 1 ? (bodies[0]?.[name] ?? {}) : { anyOf: bodies.map((body) => ({ type: "object", ...body[name] })) };
  return {
    flag: operation("flag", "Flag a run", 201, stored, either("flag")),
    change: operation("changeFlag", "Say more of a flag", 200, stored, either("change")),
    undo: operation("undoFlag", "Take a flag back", 204, null, {
      required: ["receipt"],
      properties: { receipt },
      additionalProperties: false,
    }),
  };
}

interface Described {
  readonly endpoint: Endpoint;
  readonly settings: Pick<FlaggingSettings, "options">;
}

const receipt: Json = { type: "string", description: "What the run was answered with." };

function bodiesOf({ endpoint, settings: { options } }: Described): Record<"flag" | "change", { [key: string]: Json }> {
  const corrected: Json = { anyOf: [valuesOf(endpoint.outputs, []), { type: "null" }] };
  const note: Json = { type: ["string", "null"], maxLength: 10_000 };
  const option = options.length > 0 ? { option: { enum: options.map(({ value }) => value) } } : {};
  const names = endpoint.outputs.map(({ name }) => name);
  return {
    flag: {
      required: ["receipt", "inputs", "outputs", ...Object.keys(option)],
      properties: {
        ...{ receipt, inputs: valuesOf(endpoint.inputs, []), outputs: { anyOf: [valuesOf(endpoint.outputs, names), { type: "null" }] } },
        ...{ ...option, note, corrected },
      },
      additionalProperties: false,
    },
    change: { required: ["receipt"], properties: { receipt, ...option, note, corrected }, additionalProperties: false },
  };
}

const stored: Json = {
  type: "object",
  required: ["case", "saved", "delivery"],
  properties: { case: { type: "string", format: "uuid" }, saved: { const: true }, delivery: { enum: ["done", "pending"] } },
  additionalProperties: false,
};

const notStored: Json = {
  description: "The owner of the demo kept it from being stored.",
  content: {
    "application/json": {
      schema: { type: "object", required: ["saved"], properties: { saved: { const: false } }, additionalProperties: false },
    },
  },
};
const failed: Json = { $ref: "#/components/responses/Error" };
const caseParameter: Json = { name: "case", in: "path", required: true, schema: { type: "string" } };

function operation(id: string, summary: string, status: number, answer: Json, body: { [key: string]: Json }): Description {
  const content = answer === null ? {} : { content: { "application/json": { schema: answer } } };
  return {
    operationId: id,
    summary,
    ...(id !== "flag" && { parameters: [caseParameter] }),
    requestBody: {
      required: true,
      content: { "application/json": { schema: { type: "object", ...body } } },
    },
    responses: {
      [status]: { description: "Done: it is on disk.", ...content },
      ...(id === "flag" && { 200: notStored }),
      ...Object.fromEntries([400, 403, 404, 409, 413, 415, 422, 500, 507].map((code) => [code, failed])),
    },
  };
}

function valuesOf(named: readonly NamedComponent[], required: readonly string[]): Json {
  return {
    type: "object",
    required,
    properties: Object.fromEntries(named.map(({ name, component }) => [name, { anyOf: [component.schema("output"), { type: "null" }] }])),
    additionalProperties: false,
  };
}

import type { Direction, Json, JsonSchema } from "../components/define-component.ts";
import { fileDataSchema } from "../components/file-data.ts";
import type { NamedComponent } from "../demo/endpoint.ts";

export const uuidSchema = { type: "string", format: "uuid" } as const;
const whole = { type: "integer", minimum: 0 } as const;

/**
 * The values of components by name, as they go in or come out.
 *
 * @param file The schema of a file. Default: a reference to the document's own.
 */
export function valuesSchema(named: readonly NamedComponent[], direction: Direction, file: Json = referTo("FileData")): JsonSchema {
  const properties = Object.fromEntries(named.map((one) => [one.name, propertyOf(one, direction, file)]));
  const required = named.filter(({ component }) => direction === "output" || !canBeLeftOut(component)).map(({ name }) => name);
  return { type: "object", required, properties, additionalProperties: false };
}

function propertyOf({ component }: NamedComponent, direction: Direction, file: Json): JsonSchema {
  const schema = withFilesAs(component.schema(direction), file) as JsonSchema;
  const description = component.options.info;
  const described = description === undefined ? schema : { ...schema, description };
  return component.isOptional || direction === "output" ? { anyOf: [described, { type: "null" }] } : described;
}

function canBeLeftOut(component: NamedComponent["component"]): boolean {
  return component.isOptional || component.hasInitial;
}

/** A schema with files told of by their name, so that a generated client has one type for them. */
export function withReferences(schema: Json | undefined): Json {
  return withFilesAs(schema, referTo("FileData"));
}

function withFilesAs(schema: Json | undefined, file: Json): Json {
  if (schema === fileDataSchema) return file;
  if (Array.isArray(schema)) return schema.map((item: Json) => withFilesAs(item, file));
  if (typeof schema !== "object" || schema === null) return schema ?? null;
  const members = Object.entries(schema).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, withFilesAs(member, file)]));
}

export function referTo(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

const errorBody = {
  type: "object",
  required: ["code", "message"],
  properties: {
    code: { type: "string", description: "docs/errors.md tells of each." },
    message: { type: "string", description: "What is wrong." },
    hint: { type: "string", description: "What to do." },
    parameter: { type: "string", description: "The input or output that it is about." },
  },
  additionalProperties: false,
} as const satisfies Json;

/** What a function has changed of its outputs by `update()`. */
const updates = {
  type: "object",
  additionalProperties: {
    type: "object",
    required: ["options", "keepsValue"],
    properties: {
      label: { type: "string" },
      info: { type: "string" },
      isVisible: { type: "boolean" },
      isInteractive: { type: "boolean" },
      options: {},
      keepsValue: { type: "boolean", description: "Whether a page keeps the value that it shows." },
    },
    additionalProperties: false,
  },
} as const satisfies Json;

/** Schemas that several operations share. */
export const sharedSchemas = {
  ErrorBody: errorBody,
  Error: { type: "object", required: ["error"], properties: { error: referTo("ErrorBody") }, additionalProperties: false },
  FileData: fileDataSchema,
  Updates: updates,
  QueuedEvent: {
    type: "object",
    description: "`queued`: the run's place in line has changed; 0 when its turn has come.",
    required: ["position", "size"],
    properties: { position: whole, size: whole, expectedMs: { type: "number", minimum: 0 } },
    additionalProperties: false,
  },
  ProgressEvent: {
    type: "object",
    description: "`progress`: how far the function says that it is.",
    required: ["done", "total", "text"],
    properties: { done: { type: "number" }, total: { type: ["number", "null"] }, text: { type: ["string", "null"] } },
    additionalProperties: false,
  },
  MessageEvent: {
    type: "object",
    description: "`message`: what the function tells the person.",
    required: ["level", "text"],
    properties: { level: { enum: ["info", "warning"] }, text: { type: "string" } },
    additionalProperties: false,
  },
  FailedRun: {
    type: "object",
    description: "`error`: the run failed. It has a receipt, and can be flagged.",
    required: ["run", "error", "receipt"],
    properties: { run: uuidSchema, error: referTo("ErrorBody"), receipt: { type: "string" } },
    additionalProperties: false,
  },
} as const satisfies { readonly [name: string]: Json };

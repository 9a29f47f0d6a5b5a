import type { ComponentOptions } from "./component.ts";
import type { Direction, Json, JsonSchema } from "./define-component.ts";

/** What Gradio calls a kind, and how its values look there, for Gradio's own clients. Values are page values where nothing else is said. */
export interface GradioFace<Options extends ComponentOptions, Value extends Json> {
  /** Gradio's name of the kind, in lower case: `textbox`. */
  readonly type: string;
  /** JSON Schema as Gradio has it. Default: the kind's own. */
  readonly apiInfo?: (options: Options, direction: Direction) => JsonSchema;
  /** Arguments of Gradio's constructor, beside those that every component has, with which `gr.load` draws it. Default: none. */
  readonly props?: (options: Options) => { readonly [name: string]: Json | undefined };
  /** Events that Gradio's component has under the same name. Default: only `change`. */
  readonly events?: readonly string[];
  /** Page value to Gradio's. */
  readonly write?: (value: Value) => Json;
  /** What a client of Gradio's sent to what `parse` takes; the value may be anything. */
  readonly read?: (value: unknown) => unknown;
  /** Whether it is no parameter and no result in Gradio's API, such as a button. */
  readonly isSkipped?: boolean;
}

/** A kind of Gradio's that takes values of a JSON Schema, for kinds that name none. */
export function gradioTypeOf({ type }: JsonSchema): string {
  switch (type) {
    case "string":
      return "textbox";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "checkbox";
    default:
      return "json";
  }
}

const nullable = (type: string, title: string) => ({ anyOf: [{ type }, { type: "null" }], default: null, title });

const fileProperties = {
  url: nullable("string", "Url"),
  size: nullable("integer", "Size"),
  orig_name: nullable("string", "Orig Name"),
  mime_type: nullable("string", "Mime Type"),
  is_stream: { type: "boolean", default: false, title: "Is Stream" },
};

const fileDefinitions = {
  FileDataMeta: {
    title: "FileDataMeta",
    type: "object",
    required: ["_type"],
    properties: { _type: { const: "gradio.FileData", type: "string" } },
  },
};

/** Gradio's schema of a file. */
export const gradioFile = {
  title: "FileData",
  type: "object",
  required: ["path"],
  properties: { path: { type: "string", title: "Path" }, ...fileProperties, meta: { $ref: "#/$defs/FileDataMeta" } },
  $defs: fileDefinitions,
} as const satisfies JsonSchema;

/** Gradio's schema of a picture, which may be given by its address too. */
export const gradioImage = {
  title: "ImageData",
  type: "object",
  properties: {
    path: nullable("string", "Path"),
    ...fileProperties,
    meta: { type: "object", additionalProperties: true, default: { _type: "gradio.FileData" }, title: "Meta" },
  },
  additional_description: "A local filepath or publicly available URL.",
} as const satisfies JsonSchema;

/** Gradio's schema of a list of files. */
export const gradioFiles = { title: "ListFiles", type: "array", items: gradioFile } as const satisfies JsonSchema;

/** A file inside a page value, in Gradio's shape, so that one shape serves both protocols. A type, so that it counts as JSON. */
export type FileData = {
  /** The server's key for the file, `<sha256>/<name>`; not a path on any disk. */
  readonly path: string;
  /** Where the page and API clients fetch the bytes. */
  readonly url: string;
  readonly orig_name: string;
  /** In bytes. */
  readonly size: number;
  readonly mime_type: string;
  readonly meta: { readonly _type: "gradio.FileData" };
};

/** Says whether a value is a file reference that a client may send: `path` and `meta` are enough. */
export function isFileData(value: unknown): value is Pick<FileData, "path" | "meta"> & Partial<FileData> {
  if (typeof value !== "object" || value === null) return false;
  const { path, meta } = value as { path?: unknown; meta?: { _type?: unknown } };
  return typeof path === "string" && meta?._type === "gradio.FileData";
}

/** JSON Schema of a file value, as clients send and receive it. */
export const fileDataSchema = {
  type: "object",
  title: "FileData",
  required: ["path", "meta"],
  properties: {
    path: { type: "string" },
    url: { type: "string" },
    orig_name: { type: "string" },
    size: { type: "integer" },
    mime_type: { type: "string" },
    meta: { type: "object", required: ["_type"], properties: { _type: { const: "gradio.FileData" } } },
  },
} as const;

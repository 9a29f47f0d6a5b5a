/** A file of a stored value: it lies in the flagging directory, at `path` relative to it, with `/`. A type, so that it counts as JSON. */
export type MediaReference = {
  readonly path: string;
  readonly orig_name: string;
  /** In bytes. */
  readonly size: number;
  readonly mime_type: string;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly meta: { readonly _type: "hardcase.MediaReference" };
};

export function isMediaReference(value: unknown): value is MediaReference {
  return typeof value === "object" && value !== null && (value as { meta?: { _type?: unknown } }).meta?._type === "hardcase.MediaReference";
}

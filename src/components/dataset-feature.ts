/**
 * What a stored value is in a dataset: the type of its column, as a kind answers for itself. A type, so that it counts as JSON.
 * Any feature may hold `null`.
 */
export type DatasetFeature =
  /** Text; what is no text, such as one part of a message that is a file, stands there as JSON. */
  | { readonly type: "text" }
  | { readonly type: "number" }
  | { readonly type: "boolean" }
  /** ISO 8601 in UTC, to the millisecond. */
  | { readonly type: "moment" }
  /** ISO 8601 without an offset, as a clock on the wall shows it. */
  | { readonly type: "wall time" }
  /** One of a few names, counted from 0. `isOpen` where others may come. */
  | { readonly type: "class"; readonly names: readonly string[]; readonly isOpen?: boolean }
  /** A stored file by what it holds; `file` for any other. */
  | { readonly type: "image" | "audio" | "video" | "file" }
  | { readonly type: "list"; readonly of: DatasetFeature }
  | { readonly type: "record"; readonly fields: { readonly [name: string]: DatasetFeature } }
  /** Anything, written as JSON. `isUnknown` where no value was seen yet: then any other feature may take its place. */
  | { readonly type: "json"; readonly isUnknown?: true };

/** The names of choices as classes of a dataset: numbers as text, in the order of the choices. */
export function classOf(choices: readonly { readonly value: string | number }[], isOpen = false): DatasetFeature {
  return { type: "class", names: choices.map(({ value }) => String(value)), ...(isOpen && { isOpen }) };
}

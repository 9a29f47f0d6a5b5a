import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { FileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";

/** Known to this process alone: no client can name a stored file, not even one whose path it has guessed. */
const secret = randomUUID();

/** A stored file as a callback gets it: it can be read at its `url`, and flagging it again copies nothing. */
export function toStoredFile({ path, orig_name, size, mime_type }: MediaReference, place: string): FileData {
  return { path: `${secret}/${path}`, url: pathToFileURL(place).href, orig_name, size, mime_type, meta: { _type: "gradio.FileData" } };
}

/** The path in the flagging directory that `toStoredFile` has put into a file's path; undefined for any other file. */
export function readStoredPath(path: string): string | undefined {
  return path.startsWith(`${secret}/`) ? path.slice(secret.length + 1) : undefined;
}

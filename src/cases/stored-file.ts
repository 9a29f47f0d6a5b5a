import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { FileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";

/** Known to this process alone: no client can name a stored file, not even one whose path it has guessed. */
const secret = randomUUID();

/** A stored file as a callback gets it: it can be read at its `url`, flagging it again copies nothing, and it compares by its bytes. */
export function toStoredFile({ path, sha256, orig_name, size, mime_type }: MediaReference, place: string): FileData {
  return { path: `${sha256}/${secret}/${path}`, url: pathToFileURL(place).href, orig_name, size, mime_type, meta: { _type: "gradio.FileData" } };
}

/** The path in the flagging directory that `toStoredFile` has put into a file's path; undefined for any other file. */
export function readStoredPath(path: string): string | undefined {
  const [, owner, ...place] = path.split("/");
  return owner === secret ? place.join("/") : undefined;
}

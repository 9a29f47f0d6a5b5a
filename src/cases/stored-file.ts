import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { FileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";

/** Known to this process alone: no client can name a stored file, not even one whose path it has guessed. */
const secret = randomUUID();

/** A stored file as a callback gets it: it can be read at its `url`, and flagging it again copies nothing. */
export function toStoredFile({ path, orig_name, size, mime_type, sha256 }: MediaReference, place: string): FileData {
  return {
    // The hash first, as in every file value, so that files compare by their bytes.
    path: `${sha256}/${secret}/${path}`,
    url: pathToFileURL(place).href,
    orig_name,
    size,
    mime_type,
    meta: { _type: "gradio.FileData" },
  };
}

/** The reference that `toStoredFile` has made a file of; undefined for any other file. */
export function readStoredFile({ path, orig_name, size, mime_type }: FileData): MediaReference | undefined {
  const [sha256 = "", owner, ...rest] = path.split("/");
  if (owner !== secret) return undefined;
  return { path: rest.join("/"), orig_name, size, mime_type, sha256, meta: { _type: "hardcase.MediaReference" } };
}

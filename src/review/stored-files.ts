import { createHmac, timingSafeEqual } from "node:crypto";
import type { FileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";

/**
 * Addresses of stored files. Each is signed, so that only files that a case refers to can be fetched or stored again, whatever else
 * lies in the flagging directory; nothing of it is kept, and a restart with the same key leaves the addresses as they are.
 */
export class StoredFiles {
  readonly #key: Uint8Array;

  /** @param key At least 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** A stored file as the page gets it; its `url` is relative to the page. */
  toFile({ path, orig_name, size, mime_type, sha256 }: MediaReference): FileData {
    const said = Buffer.from(JSON.stringify([path, orig_name, size, mime_type, sha256])).toString("base64url");
    // The hash first, as in every file value, so that files compare by their bytes.
    const key = `${sha256}/${said}.${this.#sign(said)}`;
    const url = `review/api/file/${key}/${encodeURIComponent(orig_name)}`;
    return { path: key, url, orig_name, size, mime_type, meta: { _type: "gradio.FileData" } };
  }

  /** The reference that `toFile` has made a path of; undefined for any other path. */
  read(path: string): MediaReference | undefined {
    const [said = "", signature = ""] = (path.split("/")[1] ?? "").split(".");
    const [expected, given] = [Buffer.from(this.#sign(said)), Buffer.from(signature)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const [place, orig_name, size, mime_type, sha256] = JSON.parse(Buffer.from(said, "base64url").toString("utf8"));
    return { path: place, orig_name, size, mime_type, sha256, meta: { _type: "hardcase.MediaReference" } };
  }

  #sign(said: string): string {
    return createHmac("sha256", this.#key).update(`file ${said}`).digest("base64url").slice(0, 22);
  }
}

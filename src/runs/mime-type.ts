import { Buffer } from "node:buffer";
import { Mime } from "mime";
import otherTypes from "mime/types/other.js";
import standardTypes from "mime/types/standard.js";

const types = new Mime(standardTypes, otherTypes).define(
  {
    "application/vnd.apache.parquet": ["parquet"],
    "application/jsonl": ["jsonl", "ndjson"],
    "audio/flac": ["flac"],
    "text/x-python": ["py"],
    // A .ts file in a demo is TypeScript far more often than an MPEG transport stream.
    "text/x-typescript": ["ts", "tsx"],
  },
  true,
);

/** How many of a file's first bytes `mimeType` may want to see. */
export const headLength = 4096;

/**
 * The MIME type of a file by its extension; `application/octet-stream` for an unknown one. A `.webm` is sound or video:
 * `head`, the file's first bytes, tells which. Without it `.webm` is `video/webm`.
 */
export function mimeType(name: string, head?: Uint8Array): string {
  // The library takes a bare word such as "json" for an extension.
  const type = (name.includes(".") && types.getType(name)) || "application/octet-stream";
  return type === "video/webm" && head && hasSoundOnly(head) ? "audio/webm" : type;
}

/** Whether a file's type depends on more than its extension. */
export function needsHead(name: string): boolean {
  return name.toLowerCase().endsWith(".webm");
}

/** Matroska names the codec of each track in its header: `A_OPUS`, `V_VP9` … */
function hasSoundOnly(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  return /A_(OPUS|VORBIS|PCM|AAC)/.test(text) && !/V_(VP[89]|AV1|MPEG)/.test(text);
}

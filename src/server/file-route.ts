import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { Hono, type HonoRequest } from "hono";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { allowOnly } from "./allow-only.ts";
import { type ByteRange, readByteRange } from "./byte-range.ts";
import { fileHeaders } from "./file-headers.ts";

/** `GET /api/file/{sha256}/{name}`: the bytes of a file that this server holds, whole or a part. Their address never changes meaning. */
export function fileRoute({ cache }: { cache: FileCache }): Hono {
  const app = new Hono();
  app.get("/api/file/*", ({ req }) => answerFile(cache, req, keyOf(req)));
  app.all("/api/file/*", allowOnly("GET", "HEAD"));
  return app;
}

/** The bytes of a file, whole or the part that is asked for. Throws `HC_NOT_FOUND` for a key that is no file's. */
export async function answerFile(cache: FileCache, req: HonoRequest, key: string): Promise<Response> {
  const { file, place } = await findFile(cache, key);
  const [sha256 = "", name = ""] = file.path.split("/");
  return answerBytes(req, { place, name, mimeType: file.mime_type, sha256, size: file.size });
}

/** A file on disk, whose address never changes meaning. */
interface ServedFile {
  readonly place: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** Answers with a file, or the part of it that is asked for. */
export async function answerBytes(req: HonoRequest, file: ServedFile): Promise<Response> {
  const etag = `"${file.sha256}"`;
  const headers = { ...fileHeaders(file.name, file.mimeType), etag };
  if (names(req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });

  const ifRange = req.header("if-range");
  const range = ifRange === undefined || ifRange === etag ? readByteRange(req.header("range"), file.size) : undefined;
  if (range === "outside") {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.size}`, "content-length": "0" } });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const part = range ? { "content-range": `bytes ${start}-${end}/${file.size}` } : {};
  const body = req.raw.method === "HEAD" || file.size === 0 ? null : await openBytes(file.place, { start, end });
  return new Response(body, { status: range ? 206 : 200, headers: { ...headers, ...part, "content-length": String(end - start + 1) } });
}

/** The last two segments, each decoded once: a slash hidden in one of them then belongs to no file's name. */
function keyOf({ url }: HonoRequest): string {
  const segments = new URL(url).pathname.split("/").slice(-2);
  try {
    return segments.map(decodeURIComponent).join("/");
  } catch {
    return "";
  }
}

async function findFile(cache: FileCache, key: string): Promise<{ file: FileData; place: string }> {
  try {
    const file = await cache.describe({ path: key });
    return { file, place: await cache.pathOf(file) };
  } catch (error) {
    if (!(error instanceof HardcaseError) || error.code !== "HC_FILE_UNKNOWN") throw error;
    throw new HardcaseError("HC_NOT_FOUND", "There is no such file on this server.", {
      hint: "Files are kept for a day after their last use. Upload it again.",
    });
  }
}

/** Whether an `If-None-Match` header names this ETag, weak or not. */
function names(header: string | undefined, etag: string): boolean {
  return header?.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag) ?? false;
}

async function openBytes(place: string, { start, end }: ByteRange): Promise<ReadableStream<Uint8Array>> {
  const handle: FileHandle = await open(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  return Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
}

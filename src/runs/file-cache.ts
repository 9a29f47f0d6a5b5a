import { Buffer } from "node:buffer";
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, lstat, mkdir, open, realpath, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import type { FileAccess, NewFile } from "../components/define-component.ts";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showSize } from "../components/view/show-size.ts";
import { resolveAllowedPath } from "./allowed-paths.ts";
import { fileCacheFolder, makeFileCacheFolder } from "./file-cache-folder.ts";
import { headLength, mimeType, needsHead } from "./mime-type.ts";
import { originalFileName, safeFileName } from "./safe-file-name.ts";
import { hasCode, storageError } from "./storage-error.ts";
import { pendingFolder, sweepFileCache } from "./sweep-file-cache.ts";

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;

/** What a client sends of a file: its key, and perhaps the name that the person knows it by. */
export type SentFile = Pick<FileData, "path"> & Partial<FileData>;

export interface FileCacheOptions {
  /** Default: `HARDCASE_CACHE_DIR`, else `hardcase-<user id>` in the system's temporary folder. */
  readonly folder?: string;
  /** Folders, beside the working directory and the temporary one, whose files `store` may take by path. */
  readonly allowedPaths?: readonly string[];
}

/**
 * The files behind page values, by content: `<cache>/<SHA-256>/<safe name>`. Nothing is kept in memory, so that several
 * processes may share one cache. A file not used for a day is removed by whoever sweeps.
 */
export class FileCache implements FileAccess {
  readonly folder: string;
  readonly #allowedPaths: readonly string[];

  constructor({ folder = fileCacheFolder(), allowedPaths = [] }: FileCacheOptions = {}) {
    this.folder = folder;
    this.#allowedPaths = allowedPaths;
  }

  /** The same cache, where `store` may also take files from these folders. */
  allowing(allowedPaths: readonly string[]): FileCache {
    return new FileCache({ folder: this.folder, allowedPaths: [...this.#allowedPaths, ...allowedPaths] });
  }

  /**
   * Keeps bytes, or a copy of a file on disk.
   *
   * @throws `HardcaseError` with `HC_FILE_FORBIDDEN` or `HC_FILE_UNKNOWN` for a path that may not be read or is not a
   * file, `HC_STORE` when the disk refuses.
   */
  async store({ name, content }: NewFile): Promise<FileData> {
    if (content instanceof Uint8Array) return this.storeStream(name, Readable.from([content]));
    const path = await resolveAllowedPath(content.path, [this.folder, ...this.#allowedPaths]);
    if (!(await lstat(path)).isFile()) {
      throw new HardcaseError("HC_FILE_UNKNOWN", `${JSON.stringify(content.path)} is not a file.`, { hint: "Return the path of a file." });
    }
    // The path is resolved: a link that has taken its place since is not followed.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    return this.storeStream(name, handle.createReadStream());
  }

  /**
   * Keeps a stream as it comes, without holding it in memory. When it is refused or breaks off nothing of it stays.
   *
   * @param limits `maxBytes`: the most it may hold, by default anything. `signal`: ends it early.
   * @throws `HardcaseError` with `HC_UPLOAD_TOO_LARGE`, or `HC_STORE` when the disk refuses.
   */
  async storeStream(name: string, stream: Readable, limits: { maxBytes?: number; signal?: AbortSignal } = {}): Promise<FileData> {
    const { maxBytes = Number.POSITIVE_INFINITY, signal } = limits;
    // An error is met while reading; one that comes before must not end the process.
    stream.on("error", () => {});
    if (signal) addAbortSignal(signal, stream);
    const pending = join(this.folder, pendingFolder, randomUUID());
    try {
      await makeFileCacheFolder(this.folder);
      await mkdir(dirname(pending), { recursive: true });
      const sha256 = await writeWhileHashing(pending, stream, () => tooLarge(name, maxBytes), maxBytes);
      signal?.throwIfAborted();
      const path = `${sha256}/${safeFileName(name)}`;
      await this.#moveIn(pending, path);
      return await this.describe({ path, orig_name: name });
    } catch (error) {
      // What has failed already is worth more than that this fails too.
      await rm(pending, { force: true }).catch(() => {});
      throw storageError(error, originalFileName(name));
    } finally {
      stream.destroy();
    }
  }

  async #moveIn(pending: string, path: string): Promise<void> {
    const place = join(this.folder, path);
    for (let attempt = 1; ; attempt++) {
      await mkdir(dirname(place), { recursive: true });
      try {
        return await rename(pending, place);
      } catch (error) {
        // A sweep may remove the old folder between the two steps.
        if (attempt === 3 || !hasCode(error, "ENOENT")) throw error;
      }
    }
  }

  /** Absolute path of the file behind a page value, which thereby counts as used. Throws `HC_FILE_UNKNOWN`. */
  async pathOf({ path, orig_name }: SentFile): Promise<string> {
    const [sha256, name, ...rest] = path.split("/");
    const isKey =
      rest.length === 0 && sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) && name !== undefined && safeFileName(name) === name;
    if (!isKey || !(await this.#touch(sha256, name))) {
      throw new HardcaseError("HC_FILE_UNKNOWN", `The file ${JSON.stringify(originalFileName(orig_name ?? path))} is not on this server.`, {
        hint: "Upload it again.",
      });
    }
    return join(this.folder, sha256, name);
  }

  /** Marks a file as used; false when there is none, or only a link to somewhere else. */
  async #touch(sha256: string, name: string): Promise<boolean> {
    try {
      const place = join(this.folder, sha256, name);
      if (!(await lstat(place)).isFile()) return false;
      if ((await realpath(place)) !== join(await realpath(this.folder), sha256, name)) return false;
      const now = new Date();
      await utimes(dirname(place), now, now);
      return true;
    } catch (error) {
      if (hasCode(error, "ENOENT", "ENOTDIR", "ENAMETOOLONG")) return false;
      throw error;
    }
  }

  /**
   * The file of a page value as this server knows it: of what a client sent only the key is believed, and the name cleaned.
   * Throws `HC_FILE_UNKNOWN`.
   */
  async describe(file: SentFile): Promise<FileData> {
    const place = await this.pathOf(file);
    const [sha256 = "", name = ""] = file.path.split("/");
    return {
      path: file.path,
      url: `api/file/${sha256}/${encodeURIComponent(name)}`,
      orig_name: originalFileName(typeof file.orig_name === "string" ? file.orig_name : name),
      size: (await lstat(place)).size,
      mime_type: mimeType(name, needsHead(name) ? await readHead(place) : undefined),
      meta: { _type: "gradio.FileData" },
    };
  }

  /** Removes files not used for `maxAge` milliseconds, by default a day; returns how many. */
  async sweep(maxAge = day): Promise<number> {
    return sweepFileCache(this.folder, maxAge);
  }

  /** Sweeps now and every hour, without keeping the process alive, until it is disposed of. */
  startSweeping(): Disposable {
    const sweep = () =>
      this.sweep().catch((error: unknown) => {
        process.emitWarning(
          `Old uploads in ${this.folder} could not be removed: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    void sweep();
    const timer = setInterval(sweep, hour).unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
  }
}

let shared: FileCache | undefined;

/** The cache of this process. */
export function fileCache(): FileCache {
  shared ??= new FileCache();
  return shared;
}

function tooLarge(name: string, maxBytes: number): HardcaseError {
  return new HardcaseError(
    "HC_UPLOAD_TOO_LARGE",
    `${JSON.stringify(originalFileName(name))} is larger than the limit of ${showSize(maxBytes)}.`,
    {
      hint: "Choose a smaller file, or raise the demo's maxFileSize.",
    },
  );
}

async function writeWhileHashing(place: string, stream: Readable, refuse: () => HardcaseError, maxBytes: number): Promise<string> {
  const hash = createHash("sha256");
  let size = 0;
  const handle: FileHandle = await open(place, "wx", 0o600);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw refuse();
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return hash.digest("hex");
}

async function readHead(place: string): Promise<Uint8Array> {
  const handle = await open(place);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

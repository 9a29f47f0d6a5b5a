import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import mime from "mime";
import type { MediaStore } from "../cases/media-store.ts";
import type { Json } from "../components/define-component.ts";
import { isFileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";

import { type GradioColumnKind, readJson } from "./gradio-columns.ts";
import type { GradioFiles } from "./gradio-files.ts";

/** Gradio 3 wrote JSON, and what a label held, into a file with a name that no person gives. */
const valueFile = /^tmp\w{6,}\.json$/;

/** Thrown for a cell whose file is not there. */
export class MissingFile extends Error {
  override readonly name = "MissingFile";
}

/** Makes stored values of Gradio's cells, and copies their files. */
export class GradioValues {
  readonly #files: GradioFiles;
  readonly #media: MediaStore;
  readonly #saved: MediaReference[] = [];

  constructor(files: GradioFiles, media: MediaStore) {
    this.#files = files;
    this.#media = media;
  }

  /** How many files of the row were copied. */
  get saved(): readonly MediaReference[] {
    return this.#saved;
  }

  /** Takes back the files of a row that could not be kept. */
  async takeBack(): Promise<void> {
    for (const reference of this.#saved.splice(0)) await this.#media.discard(reference);
  }

  /** @throws `MissingFile` */
  async read(text: string, column: string, kind: GradioColumnKind): Promise<Json> {
    if (text === "" || text === "null") return null;
    if (kind === "number") return Number(text);
    if (kind === "boolean") return text.toLowerCase() === "true";
    if (kind === "file") return this.#readFile(text, column);
    return kind === "json" ? this.#withFiles(readJson(text) ?? text, column) : text;
  }

  async #readFile(text: string, column: string): Promise<Json> {
    const json = readJson(text);
    if (json !== undefined) return this.#withFiles(json, column);
    const found = await this.#files.find(text, column);
    if (!found) throw new MissingFile(`${column}: there is no file ${text}`);
    if (found.isFolder) return this.#readGallery(found.path, column);
    if (valueFile.test(basename(found.path))) return JSON.parse(await readFile(found.path, "utf8")) as Json;
    return this.#save(found.path, column, basename(found.path));
  }

  /** Gradio 3 kept a gallery as a folder of pictures, with their captions in one more file. */
  async #readGallery(folder: string, column: string): Promise<Json> {
    const names = (await readdir(folder)).sort();
    const captions = names.includes("captions.json") ? (JSON.parse(await readFile(join(folder, "captions.json"), "utf8")) as Json) : {};
    const items: Json[] = [];
    for (const name of names) {
      if (name === "captions.json") continue;
      const caption = (captions as { readonly [name: string]: Json })[name] ?? null;
      items.push({ image: await this.#save(join(folder, name), column, name), caption });
    }
    return items;
  }

  /** Values in which paths, or what Gradio 4 called FileData, are files. */
  async #withFiles(value: Json | undefined, column: string): Promise<Json> {
    if (typeof value === "string") {
      const found = await this.#files.find(value, column);
      return found && !found.isFolder ? this.#save(found.path, column, basename(found.path)) : value;
    }
    if (typeof value !== "object" || value === null) return value ?? null;
    if (isFileData(value) || isOlderFile(value)) {
      const { path, orig_name } = value as { readonly path: string; readonly orig_name?: string | null };
      const found = await this.#files.find(path, column);
      if (!found || found.isFolder) throw new MissingFile(`${column}: there is no file ${path}`);
      return this.#save(found.path, column, orig_name || basename(path));
    }
    if (Array.isArray(value)) {
      const items: Json[] = [];
      for (const item of value) items.push(await this.#withFiles(item, column));
      return items;
    }
    const members: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) members[name] = await this.#withFiles(member, column);
    return members;
  }

  async #save(path: string, column: string, name: string): Promise<Json> {
    const { reference, isNew } = await this.#media.save(
      { path, orig_name: name, mime_type: mime.getType(name) ?? "application/octet-stream" },
      column,
    );
    if (isNew) this.#saved.push(reference);
    return reference;
  }
}

/** Before it had a mark of its own, a file was known by its members. */
function isOlderFile(value: object): boolean {
  return "path" in value && typeof value.path === "string" && "orig_name" in value && "mime_type" in value;
}

import { randomUUID } from "node:crypto";
import { readdir, realpath, stat, unlink } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { MediaReference } from "../components/media-reference.ts";
import { nameOf } from "../components/parse-file-data.ts";
import { showValue } from "../components/show-value.ts";
import { copyWithHash, hashFile } from "./copy-with-hash.ts";
import { folderName } from "./folder-name.ts";
import { hiddenFolder, hiddenFolderName, makeHiddenFolder } from "./hidden-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { mediaExtension } from "./media-extension.ts";
import { MediaFolder } from "./media-folder.ts";
import { showPlace, storeError, systemErrorCode } from "./store-error.ts";

/** What `save` itself makes; any other file in the flagging directory is not a stored one. */
const isNumberedFile = /^[^/]+\/\d{1,15}(\.\w+)?$/;
const day = 24 * 60 * 60 * 1000;

/** A file to keep: its absolute path, and what the person who gave it calls it. */
export interface MediaSource {
  readonly path: string;
  readonly orig_name: string;
  readonly mime_type: string;
}

export interface SavedMedia {
  readonly reference: MediaReference;
  /** False when the file lay in the flagging directory already, so that it must not be removed with the flag. */
  readonly isNew: boolean;
}

/** The files of flagged values: `<label>/0.png`, `<label>/1.png`, … in the flagging directory, shared by processes. */
export class MediaStore {
  readonly #directory: string;
  readonly #folders = new Map<string, MediaFolder>();
  #temporaryFolder: Promise<string> | undefined;

  constructor(directory: string) {
    this.#directory = resolve(directory);
  }

  /**
   * Copies a file, to the byte and onto the disk itself, under the next free number of the label's folder. A file of this
   * flagging directory is not copied again.
   *
   * @throws `HardcaseError` with `HC_STORE` when the disk refuses; then nothing of the file is left.
   */
  async save(source: MediaSource, label: string): Promise<SavedMedia> {
    try {
      const present = await this.#pathInside(source.path);
      if (present !== undefined && isNumberedFile.test(present))
        return { reference: toReference(present, source, await hashFile(source.path)), isNew: false };
      return { reference: await this.#copy(source, folderName(label)), isNew: true };
    } catch (error) {
      throw storeError(`save a file in ${showPlace(this.#directory, folderName(label))}`, error);
    }
  }

  /**
   * Absolute path of a stored file.
   *
   * @throws `HardcaseError` with `HC_FILE_FORBIDDEN` when the reference leads out of the stored files, also by a link, and
   * with `HC_FILE_UNKNOWN` when there is no such file.
   */
  async load({ path }: Pick<MediaReference, "path">): Promise<string> {
    const segments = path.split("/");
    const isPlain = segments.every((segment) => !["", ".", ".."].includes(segment) && !/[\\\0]/.test(segment));
    if (!isPlain || segments[0]?.toLowerCase() === hiddenFolderName) throw forbidden(path);
    const place = join(this.#directory, ...segments);
    try {
      const stats = await stat(place);
      if ((await this.#pathInside(place)) === undefined) throw forbidden(path);
      if (stats.isFile()) return await realpath(place);
    } catch (error) {
      if (!["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(systemErrorCode(error) ?? "")) throw storeError("read a stored file", error);
    }
    throw new HardcaseError("HC_FILE_UNKNOWN", `The flagging directory holds no file ${showValue(path)}.`);
  }

  /** Removes a file that `save` has just copied, because its flag could not be stored. Its number is given again. */
  async discard(reference: MediaReference): Promise<void> {
    const { folder, name } = placeOf(reference);
    await this.#folder(folder).discard(name).catch(refuseRemoval(this.#directory, folder));
  }

  /**
   * Removes the file of a case, for good once this resolves. Nothing happens when it has gone already; its number is not given
   * again, so that removing twice never meets another case's file.
   *
   * @throws `HardcaseError` with `HC_FILE_FORBIDDEN` when the reference is not to a file that `save` made, and `HC_STORE` when
   * the disk refuses.
   */
  async remove(reference: MediaReference): Promise<void> {
    const { folder, name } = placeOf(reference);
    await this.#folder(folder).remove(name).catch(refuseRemoval(this.#directory, folder));
  }

  /** Removes many files as `remove` does one, but for those that `save` has not made, and tells how many there were. */
  async removeAll(references: readonly MediaReference[]): Promise<number> {
    const names = new Map<string, Set<string>>();
    for (const { folder, name } of references.filter(({ path }) => isNumberedFile.test(path)).map(placeOf))
      names.set(folder, (names.get(folder) ?? new Set()).add(name));
    let removed = 0;
    for (const [folder, some] of names) {
      removed += await this.#folder(folder)
        .remove(...some)
        .catch(refuseRemoval(this.#directory, folder));
    }
    return removed;
  }

  /** Removes copies that no flag came of: those of these contents, and what a killed process has left half done. */
  async sweepTemporary(contents: ReadonlySet<string>, olderThanMs: number): Promise<void> {
    const folder = join(hiddenFolder(this.#directory), "tmp");
    const names = await readdir(folder).catch(() => []);
    for (const path of names.map((name) => join(folder, name))) {
      const stats = await stat(path).catch(() => undefined);
      const isOld = stats !== undefined && Date.now() - stats.mtimeMs > olderThanMs;
      if (isOld || contents.has((await hashFile(path).catch(() => undefined))?.sha256 ?? "")) await unlink(path).catch(() => {});
    }
  }

  async #copy(source: MediaSource, folder: string): Promise<MediaReference> {
    this.#temporaryFolder ??= this.#prepareTemporaryFolder();
    this.#temporaryFolder.catch(() => (this.#temporaryFolder = undefined));
    await this.#temporaryFolder;
    const temporary = join(await this.#makeTemporaryFolder(), randomUUID());
    try {
      const copied = await copyWithHash(source.path, temporary);
      const name = await this.#folder(folder).take(temporary, mediaExtension(source.orig_name, source.mime_type));
      return toReference(`${folder}/${name}`, source, copied);
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw error;
    }
  }

  #folder(name: string): MediaFolder {
    const folder = this.#folders.get(name) ?? new MediaFolder(this.#directory, name);
    this.#folders.set(name, folder);
    return folder;
  }

  /** Also removes what a killed process left behind: it is a visitor's file that belongs to no flag. */
  async #prepareTemporaryFolder(): Promise<string> {
    const folder = await this.#makeTemporaryFolder();
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      if (stats && Date.now() - stats.mtimeMs > day) await unlink(path).catch(() => {});
    }
    return folder;
  }

  async #makeTemporaryFolder(): Promise<string> {
    const folder = join(await makeHiddenFolder(this.#directory), "tmp");
    await makeFolder(folder, 0o700);
    return folder;
  }

  /** The path within the flagging directory, with `/`; undefined for a file elsewhere, links followed. */
  async #pathInside(path: string): Promise<string | undefined> {
    const root = await realpath(this.#directory).catch(() => undefined);
    if (root === undefined) return undefined;
    const within = relative(root, await realpath(path));
    const segments = within.split(sep);
    return within === "" || isAbsolute(within) || segments[0] === ".." || segments[0] === hiddenFolderName ? undefined : segments.join("/");
  }
}

function toReference(
  path: string,
  { orig_name, mime_type }: MediaSource,
  { sha256, size }: { sha256: string; size: number },
): MediaReference {
  return { path, orig_name: nameOf(orig_name), size, mime_type, sha256, meta: { _type: "hardcase.MediaReference" } };
}

/** Throws for what `save` does not make. */
function placeOf({ path }: MediaReference): { folder: string; name: string } {
  const [folder = "", name = ""] = path.split("/");
  const isPlain = isNumberedFile.test(path) && !["", ".", ".."].includes(folder) && !/[\\\0]/.test(folder);
  if (!isPlain || folder.toLowerCase() === hiddenFolderName) throw forbidden(path);
  return { folder, name };
}

function refuseRemoval(directory: string, folder: string): (error: unknown) => never {
  return (error) => {
    throw storeError(`remove a file of ${showPlace(directory, folder)}`, error);
  };
}

function forbidden(path: string): HardcaseError {
  return new HardcaseError("HC_FILE_FORBIDDEN", `${showValue(path)} does not lead to a stored file of the flagging directory.`);
}

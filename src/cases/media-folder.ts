import type { Stats } from "node:fs";
import { lstat, mkdir, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { placeFile } from "./place-file.ts";
import { RetiredNumbers } from "./retired-numbers.ts";
import { systemErrorCode } from "./store-error.ts";
import { syncDirectory } from "./sync-directory.ts";

/** After so many names that another process took, the folder is read once more instead of trying one by one. */
const manyTaken = 8;

/** One folder of numbered files: `0.png`, `1.png`, … It is read once; then the next number is remembered. */
export class MediaFolder {
  readonly #directory: string;
  readonly #name: string;
  readonly #retired: RetiredNumbers;
  #next: Promise<number> | undefined;

  constructor(directory: string, name: string) {
    this.#directory = directory;
    this.#name = name;
    this.#retired = new RetiredNumbers(directory, name);
  }

  /** Moves a finished temporary file in, under the next free number, and returns its name. */
  async take(temporary: string, extension: string): Promise<string> {
    await this.#make();
    const path = join(this.#directory, this.#name);
    for (let taken = 0; ; taken++) {
      if (taken % manyTaken === 0 && taken > 0) this.forget();
      const name = `${await this.#nextNumber()}${extension}`;
      if (await placeFile(temporary, join(path, name))) {
        await syncDirectory(path);
        return name;
      }
    }
  }

  /** Removes files for good, but for those that have gone already, and tells how many; no number of theirs is given again, here or by another process. */
  async remove(...names: readonly string[]): Promise<number> {
    const path = join(this.#directory, this.#name);
    if (!(await kindOf(path))?.isDirectory()) return 0;
    const present: string[] = [];
    // A link would lead to a file that is not ours to remove.
    for (const name of names) if ((await kindOf(join(path, name)))?.isFile()) present.push(name);
    if (present.length === 0) return 0;
    await this.#retired.retire(present.reduce((largest, name) => Math.max(largest, Number.parseInt(name, 10)), 0));
    for (const name of present) await unlink(join(path, name)).catch(unlessGone);
    await syncDirectory(path);
    return present.length;
  }

  /** Removes a file that was never told of; its number is given again. */
  async discard(name: string): Promise<void> {
    this.forget();
    await unlink(join(this.#directory, this.#name, name)).catch(unlessGone);
  }

  /** Reads the folder anew for the next file, because one was removed or others came. */
  forget(): void {
    this.#next = undefined;
  }

  async #nextNumber(): Promise<number> {
    this.#next ??= firstFree(join(this.#directory, this.#name));
    // Read every time: another process may have taken a case back.
    const number = Promise.all([this.#next, this.#retired.firstAllowed()]).then((numbers) => Math.max(...numbers));
    this.#next = number.then((value) => value + 1);
    this.#next.catch(() => this.forget());
    return number;
  }

  async #make(): Promise<void> {
    const path = join(this.#directory, this.#name);
    const isNew = await mkdir(path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
        return false;
      },
    );
    if (isNew) {
      this.forget();
      return syncDirectory(this.#directory);
    }
    if (!(await lstat(path)).isDirectory()) {
      throw new HardcaseError("HC_STORE", `${this.#name} in the flagging directory must be a folder, but it is a file or a link.`, {
        hint: "Move it, so that a folder can stand there.",
      });
    }
  }
}

async function kindOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(unlessGone);
}

function unlessGone(error: unknown): undefined {
  if (!["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(systemErrorCode(error) ?? "")) throw error;
}

async function firstFree(folder: string): Promise<number> {
  let next = 0;
  for (const name of await readdir(folder)) {
    const number = /^(\d{1,15})(?:\.|$)/.exec(name)?.[1];
    if (number !== undefined) next = Math.max(next, Number(number) + 1);
  }
  return next;
}

import { randomUUID } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { makeHiddenFolder } from "./hidden-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { systemErrorCode } from "./store-error.ts";
import { syncDirectory } from "./sync-directory.ts";

/**
 * Which numbers a folder of stored files must not give again, though their files have gone: who takes a case back may be
 * told to do so twice, and would then remove a file of another case. One small file for each folder, shared by processes.
 */
export class RetiredNumbers {
  readonly #directory: string;
  readonly #folder: string;

  constructor(directory: string, folder: string) {
    this.#directory = directory;
    this.#folder = folder;
  }

  /** The first number that may be given, as far as removed files go. */
  async firstAllowed(): Promise<number> {
    try {
      return Number(await readFile(join(await this.#place(), this.#folder), "latin1"));
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT") return 0;
      throw error;
    }
  }

  /** Call it before the file is removed. */
  async retire(number: number): Promise<void> {
    if (number < (await this.firstAllowed())) return;
    const place = await this.#place();
    const temporary = join(place, `${this.#folder}.${randomUUID()}`);
    {
      await using handle = await open(temporary, "wx");
      await handle.writeFile(String(number + 1));
      await handle.sync();
    }
    await rename(temporary, join(place, this.#folder));
    await syncDirectory(place);
  }

  async #place(): Promise<string> {
    const place = join(await makeHiddenFolder(this.#directory), "retired");
    await makeFolder(place, 0o700);
    return place;
  }
}

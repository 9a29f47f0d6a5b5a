import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { withDirectoryLock } from "./directory-lock.ts";
import { hiddenFolder } from "./hidden-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { systemErrorCode } from "./store-error.ts";
import { syncDirectory } from "./sync-directory.ts";

/**
 * The numbers that a folder of stored files must not give again, though their files have gone: whoever takes a case back may
 * be told to do so twice, and would then remove a file of another case. Shared by processes.
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
      return Number(await readFile(join(this.#place(), this.#folder), "latin1"));
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT") return 0;
      throw error;
    }
  }

  /** Resolves once it is on disk that this number, and those before it, are not given again. */
  async retire(number: number): Promise<void> {
    if (number < (await this.firstAllowed())) return;
    await withDirectoryLock(this.#directory, async () => {
      if (number < (await this.firstAllowed())) return;
      const temporary = join(hiddenFolder(this.#directory), "retired.new");
      {
        await using handle = await open(temporary, "w");
        await handle.writeFile(String(number + 1));
        await handle.sync();
      }
      await makeFolder(this.#place(), 0o700);
      await rename(temporary, join(this.#place(), this.#folder));
      await syncDirectory(this.#place());
    });
  }

  #place(): string {
    return join(hiddenFolder(this.#directory), "retired");
  }
}

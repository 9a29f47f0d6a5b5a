import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MediaStore } from "../cases/media-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { MediaReference } from "../components/media-reference.ts";

/** The files of exported cases. One that somebody has removed is noted, and its place stays empty. */
export class ExportFiles {
  readonly #store: MediaStore;
  /** Paths in the flagging directory. */
  readonly missing = new Set<string>();
  #count = 0;

  constructor(store: MediaStore) {
    this.#store = store;
  }

  /** How many were read or copied. */
  get count(): number {
    return this.#count;
  }

  /** Undefined where the file is gone. */
  read(reference: MediaReference): Promise<Uint8Array | undefined> {
    return this.#use(reference, (place) => readFile(place));
  }

  /** Copies a file into a folder, by default to its path there. Undefined where the file is gone. */
  copy(reference: MediaReference, folder: string, path = reference.path): Promise<string | undefined> {
    return this.#use(reference, async (place) => {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(place, target);
      return path;
    });
  }

  async #use<Answer>(reference: MediaReference, work: (place: string) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      const answer = await work(await this.#store.load(reference));
      this.#count += 1;
      return answer;
    } catch (error) {
      if (!(error instanceof HardcaseError && error.code === "HC_FILE_UNKNOWN")) throw error;
      this.missing.add(reference.path);
      return undefined;
    }
  }
}

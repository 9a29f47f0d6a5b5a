import { existsSync } from "node:fs";
import { open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder, makeHiddenFolder } from "../../cases/hidden-folder.ts";
import { makeFolder } from "../../cases/make-folder.ts";
import { storeError, systemErrorCode } from "../../cases/store-error.ts";
import { syncDirectory } from "../../cases/sync-directory.ts";
import type { HubRow } from "./hugging-face-dataset.ts";

const isRow = /^[0-9a-f-]{36}\.json$/;

/** Rows that code has flagged by itself, without a case in the store: they wait on disk until they are in the dataset. */
export class HubOutbox {
  readonly #directory: string;
  readonly #dataset: string;

  constructor(directory: string, dataset: string) {
    this.#directory = directory;
    this.#dataset = dataset.replaceAll("/", "%2F");
  }

  /** Resolves once the row is on disk. Throws `HC_STORE` when the disk refuses. */
  async save(row: HubRow): Promise<void> {
    try {
      const folder = await this.#folder();
      const temporary = join(folder, `${row.case}.new`);
      {
        await using handle = await open(temporary, "w", 0o600);
        await handle.writeFile(JSON.stringify(row));
        await handle.sync();
      }
      await rename(temporary, join(folder, `${row.case}.json`));
      await syncDirectory(folder);
    } catch (error) {
      throw storeError("keep a flag for the Hub", error);
    }
  }

  /** What an earlier process has left; nothing is made where nothing was kept. */
  async all(): Promise<HubRow[]> {
    const folder = this.#place();
    const names = await readdir(folder).catch((error: unknown) => {
      if (systemErrorCode(error) === "ENOENT") return [];
      throw error;
    });
    const rows = names
      .filter((name) => isRow.test(name))
      .map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as HubRow);
    return Promise.all(rows);
  }

  /** Whether a row still waits here. */
  has(id: string): boolean {
    return existsSync(join(this.#place(), `${id}.json`));
  }

  async remove(id: string): Promise<void> {
    // The second is what a process has left that died while it wrote.
    for (const ending of ["json", "new"]) {
      await unlink(join(this.#place(), `${id}.${ending}`)).catch((error: unknown) => {
        if (systemErrorCode(error) !== "ENOENT") throw error;
      });
    }
  }

  /** Those of all datasets that were pushed from a flagging directory. */
  static async openAll(directory: string): Promise<HubOutbox[]> {
    const names = await readdir(join(hiddenFolder(directory), "hub")).catch(() => []);
    return names.map((name) => new HubOutbox(directory, name.replaceAll("%2F", "/")));
  }

  #place(): string {
    return join(hiddenFolder(this.#directory), "hub", this.#dataset);
  }

  async #folder(): Promise<string> {
    const hidden = await makeHiddenFolder(this.#directory);
    await makeFolder(join(hidden, "hub"), 0o700);
    await makeFolder(this.#place(), 0o700);
    return this.#place();
  }
}

import type { FileAccess, MediaAccess } from "../components/define-component.ts";
import type { FileData } from "../components/file-data.ts";
import type { MediaReference } from "../components/media-reference.ts";
import type { MediaStore } from "./media-store.ts";
import { readStoredFile, toStoredFile } from "./stored-file.ts";

/** The files of one flag: they are saved in order, and taken back together when the flag cannot be stored. */
export class FlagMedia {
  readonly #store: MediaStore;
  readonly #files: FileAccess;
  readonly #added: MediaReference[] = [];
  /** A component may save its files all at once; in order, they get their numbers in the order of the value. */
  #lastSave: Promise<unknown> = Promise.resolve();

  constructor(store: MediaStore, files: FileAccess) {
    this.#store = store;
    this.#files = files;
  }

  /** What a component's `flag` and `readFromFlag` get, for a component of this label. */
  accessFor(label: string): MediaAccess {
    return {
      save: (file) => {
        const save = this.#lastSave.then(() => this.#save(file, label));
        this.#lastSave = save.catch(() => {});
        return save;
      },
      load: async (reference) => toStoredFile(reference, await this.#store.load(reference)),
    };
  }

  /** Removes every file that this flag has added. */
  async takeBack(): Promise<void> {
    await this.#lastSave;
    for (const reference of this.#added.splice(0)) await this.#store.discard(reference);
  }

  async #save(file: FileData, label: string): Promise<MediaReference> {
    const stored = readStoredFile(file);
    if (stored !== undefined) {
      await this.#store.load(stored);
      return stored;
    }
    const { orig_name, mime_type } = file;
    const { reference, isNew } = await this.#store.save({ path: await this.#files.pathOf(file), orig_name, mime_type }, label);
    if (isNew) this.#added.push(reference);
    return reference;
  }
}

import type { CaseStore } from "../cases/case-store.ts";
import type { ChangedCases } from "./review-api.ts";

const pollMs = 1_000;

type Listener = (changed: ChangedCases) => void;

/** Tells what any process changes, by asking the store once a second, only while somebody listens. */
export class ChangeFeed {
  readonly #store: () => Promise<CaseStore>;
  readonly #listeners = new Set<Listener>();
  #mark: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(store: () => Promise<CaseStore>) {
    this.#store = store;
  }

  /** Calls back from now on, once the promise resolves, until what it gives is disposed of. */
  async listen(listener: Listener): Promise<Disposable> {
    if (this.#listeners.size === 0) this.#mark = (await (await this.#store()).changesSince(null)).mark;
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.look(), pollMs).unref();
    return {
      [Symbol.dispose]: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size === 0) this.close();
      },
    };
  }

  /** Looks at once, because something was written here. */
  look(): Promise<void> {
    if (this.#listeners.size === 0) return Promise.resolve();
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    try {
      const { mark, cases, isMany } = await (await this.#store()).changesSince(this.#mark);
      this.#mark = mark;
      if (cases.length > 0 || isMany) for (const listener of this.#listeners) listener({ cases, many: isMany });
    } catch {
      // A store that is away for a moment is asked again in a second, from the same mark.
    }
  }
}

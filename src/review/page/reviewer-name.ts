import { type ReadonlySignal, signal } from "@preact/signals";

const nameKey = "hardcase-reviewer";

/** Whose judgements these are: a name of one's own, kept in this browser, else the one that the server knows. */
export class ReviewerName {
  readonly #own = signal(storedName());

  /** The name that the person gave; empty for none. */
  get own(): ReadonlySignal<string> {
    return this.#own;
  }

  set(name: string): void {
    this.#own.value = name.trim();
    try {
      if (this.#own.peek() === "") localStorage.removeItem(nameKey);
      else localStorage.setItem(nameKey, this.#own.peek());
    } catch {
      // No storage: it lasts until the page is left.
    }
  }
}

function storedName(): string {
  try {
    return localStorage.getItem(nameKey) ?? "";
  } catch {
    return "";
  }
}

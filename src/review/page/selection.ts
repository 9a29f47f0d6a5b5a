import { type ReadonlySignal, signal } from "@preact/signals";
import type { CaseWindow } from "./case-window.ts";

/** Fewer than a list keeps. */
const rowsAtOnce = 1_000;

/** The cases that are chosen, to be judged or acted upon in one stroke. */
export class Selection {
  readonly #ids = signal<ReadonlySet<string>>(new Set());
  /** The row that a range begins at, and what was chosen before there was a range. */
  #anchor: { readonly index: number; readonly before: ReadonlySet<string> } | null = null;

  get ids(): ReadonlySignal<ReadonlySet<string>> {
    return this.#ids;
  }

  has(id: string): boolean {
    return this.#ids.value.has(id);
  }

  /** Chooses a row, or leaves it out again. */
  toggle(list: CaseWindow, index: number): void {
    const id = list.idAt(index);
    if (id === null) return;
    const ids = new Set(this.#ids.peek());
    if (!ids.delete(id)) ids.add(id);
    this.#ids.value = ids;
    this.#anchor = { index, before: ids };
  }

  /** Chooses the rows from where the last choice was made, or from `start`, to this one, and fetches those that are not here yet. */
  async extendTo(list: CaseWindow, index: number, start: number = index): Promise<void> {
    this.#anchor ??= { index: start, before: this.#ids.peek() };
    const anchor = this.#anchor;
    const [first, last] = [Math.min(anchor.index, index), Math.max(anchor.index, index)];
    const ids = new Set(anchor.before);
    // Part by part: a list lets go of rows far from those that were asked for last, but of no chosen case.
    for (let from = first; from <= last; from += rowsAtOnce) {
      const to = Math.min(last, from + rowsAtOnce - 1);
      await list.ensure(from, to);
      if (this.#anchor !== anchor) return;
      for (const id of list.idsBetween(from, to)) ids.add(id);
      this.#ids.value = new Set(ids);
    }
  }

  set(ids: Iterable<string>): void {
    this.#ids.value = new Set(ids);
    this.#anchor = null;
  }

  clear(): void {
    this.set([]);
  }

  remove(gone: ReadonlySet<string>): void {
    const left = [...this.#ids.peek()].filter((id) => !gone.has(id));
    if (left.length < this.#ids.peek().size) this.set(left);
  }
}

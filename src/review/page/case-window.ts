import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ReviewedCaseList } from "../review-api.ts";
import type { KnownCases } from "./known-cases.ts";
import type { ReviewAnswer, ReviewClient, ReviewRefusal } from "./review-client.ts";

/** Rows asked for at once. */
const pageRows = 100;
/** Pages kept; those farthest from the reader go first. */
const keptPages = 40;

interface CasePage {
  readonly ids: readonly string[];
  /** Where the next page begins; `null` at the end of the list. */
  readonly next: string | null;
}

/** How the list stands. */
export type WindowPhase = "loading" | "ready" | ReviewRefusal;

interface CaseWindowParts {
  readonly client: Pick<ReviewClient, "call">;
  readonly known: KnownCases;
  /** What the list is asked for with. */
  readonly parameters: URLSearchParams;
  /** Whether a case is needed though its row is not. */
  readonly isNeeded: (id: string) => boolean;
}

/**
 * One list, of which the rows that are looked at are here. It stays as it was asked for: a case that is judged keeps its row,
 * so that nothing jumps under the reader, until the list is asked for anew.
 */
export class CaseWindow {
  readonly #parts: CaseWindowParts;
  readonly #pages = new Map<number, CasePage>();
  readonly #loading = new Map<number, Promise<void>>();
  readonly #removed = signal<ReadonlySet<string>>(new Set());
  readonly #version = signal(0);
  readonly #phase = signal<WindowPhase>("loading");
  readonly #counted = signal<number | null>(null);
  readonly #end = signal<number | null>(null);
  readonly #abort = new AbortController();
  readonly #indexes = new Map<string, number>();
  /** The first page, remembered when its rows are let go. */
  #beginning: ReadonlySet<string> = new Set();
  #newestAt = "";
  /** How many rows the list has; while nobody has counted them, those that are known to be there. */
  readonly length: ReadonlySignal<number> = computed(() => this.#end.value ?? this.#counted.value ?? this.#atLeast());

  constructor(parts: CaseWindowParts) {
    this.#parts = parts;
  }

  get phase(): ReadonlySignal<WindowPhase> {
    return this.#phase;
  }

  /** What the list is asked for with. */
  get parameters(): URLSearchParams {
    return this.#parts.parameters;
  }

  /** How many cases the server counted for this list; `null` while it has not. */
  get counted(): number | null {
    return this.#counted.peek();
  }

  /** Ids that were erased since the list was asked for; their rows stay empty. */
  get removed(): ReadonlySignal<ReadonlySet<string>> {
    return this.#removed;
  }

  /** Tells how many cases the server counts for this list. */
  count(total: number): void {
    this.#counted.value = total;
  }

  /** The case of a row; reading it in a component follows the list. `null` while it is not here. */
  idAt(index: number): string | null {
    void this.#version.value;
    return this.#pages.get(Math.floor(index / pageRows))?.ids[index % pageRows] ?? null;
  }

  /** The row of a case, as far as it is known. */
  indexOf(id: string): number | null {
    void this.#version.value;
    return this.#indexes.get(id) ?? null;
  }

  /** Whether a case is in the list: among the rows that are here, or those at its beginning, even if they were let go. */
  knows(id: string): boolean {
    return this.#indexes.has(id) || this.#beginning.has(id);
  }

  /** When the newest case at the beginning of the list was flagged. */
  get newestAt(): string {
    return this.#newestAt;
  }

  /** Ids of rows from `first` to `last` that are here. */
  idsBetween(first: number, last: number): string[] {
    const ids: string[] = [];
    for (let index = first; index <= last; index++) {
      const id = this.idAt(index);
      if (id !== null) ids.push(id);
    }
    return ids;
  }

  /** Fetches the rows from `first` to `last` that are not here yet; settles when they are, or cannot be had. */
  async ensure(first: number, last: number): Promise<void> {
    const pages: Promise<void>[] = [];
    for (let page = Math.floor(Math.max(0, first) / pageRows); page <= Math.floor(last / pageRows); page++) {
      if (!this.#pages.has(page)) pages.push(this.#load(page));
    }
    await Promise.all(pages);
    this.#drop(Math.floor(first / pageRows));
  }

  /** Asks again for what could not be had. */
  async retry(): Promise<void> {
    this.#phase.value = this.#pages.size === 0 ? "loading" : "ready";
    await this.ensure(0, 0);
  }

  /** Lets go of rows that nobody looks at, as they may be out of date. */
  forgetOutside(first: number, last: number): void {
    for (const page of [...this.#pages.keys()]) {
      if (page < Math.floor(first / pageRows) || page > Math.floor(last / pageRows)) this.#forget(page);
    }
  }

  /** Leaves a row empty whose case is gone. */
  remove(ids: Iterable<string>): void {
    this.#removed.value = new Set([...this.#removed.peek(), ...ids]);
  }

  /** Nobody looks at this list any more. */
  close(): void {
    this.#abort.abort();
  }

  #load(page: number): Promise<void> {
    const loading = this.#loading.get(page) ?? this.#fetch(page).finally(() => this.#loading.delete(page));
    this.#loading.set(page, loading);
    return loading;
  }

  async #fetch(page: number): Promise<void> {
    const parameters = new URLSearchParams(this.#parts.parameters);
    parameters.set("limit", String(pageRows));
    // A mark stays right when rows before it leave the list, as judged ones do; a count of rows would skip some.
    const before = this.#pages.get(page - 1);
    if (before?.next === null) return;
    if (before !== undefined) parameters.set("after", before.next);
    else if (page > 0) parameters.set("offset", String(page * pageRows));
    let answer: ReviewAnswer<ReviewedCaseList>;
    try {
      answer = await this.#parts.client.call<ReviewedCaseList>({ path: "cases", parameters, signal: this.#abort.signal });
    } catch {
      // The list was left.
      return;
    }
    if (answer.name === "refused") this.#phase.value = answer;
    else this.#take(page, answer.value);
  }

  #take(page: number, { cases, next }: ReviewedCaseList): void {
    batch(() => {
      this.#parts.known.take(cases);
      for (const [row, { id }] of cases.entries()) this.#indexes.set(id, page * pageRows + row);
      if (page === 0) {
        this.#beginning = new Set(cases.map(({ id }) => id));
        this.#newestAt =
          cases
            .map(({ flag }) => flag.at)
            .sort()
            .at(-1) ?? "";
      }
      this.#pages.set(page, { ids: cases.map(({ id }) => id), next });
      if (next === null) this.#end.value = page * pageRows + cases.length;
      this.#phase.value = "ready";
      this.#version.value++;
    });
  }

  #atLeast(): number {
    void this.#version.value;
    const last = Math.max(-1, ...this.#pages.keys());
    return last * pageRows + (this.#pages.get(last)?.ids.length ?? 0) + (last < 0 ? pageRows : 0);
  }

  #drop(near: number): void {
    if (this.#pages.size <= keptPages) return;
    const byDistance = [...this.#pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of byDistance.slice(0, this.#pages.size - keptPages)) {
      this.#forget(page);
    }
  }

  #forget(page: number): void {
    const ids = this.#pages.get(page)?.ids ?? [];
    for (const id of ids) this.#indexes.delete(id);
    this.#parts.known.forget(ids.filter((id) => !this.#parts.isNeeded(id)));
    this.#pages.delete(page);
  }
}

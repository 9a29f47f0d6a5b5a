import { HardcaseError } from "../components/hardcase-error.ts";
import type { AnyComponent } from "../demo/component-types.ts";
import type { HeldValues, NamedComponent } from "../demo/endpoint.ts";
import type { BlocksPlan } from "../demo/plan-blocks.ts";

/** How much is kept of how many pages. */
export interface PageSessionLimits {
  /** Pages at once; past them the one that has been quiet longest is forgotten. */
  readonly pages: number;
  /** A page that has been quiet for so long is forgotten. */
  readonly quietMs: number;
}

const defaultLimits: PageSessionLimits = { pages: 10_000, quietMs: 60 * 60 * 1000 };

/** What the server keeps for one open page: the values of `state()`, and the options that `update()` has changed. */
export class PageSession implements HeldValues {
  // By the components themselves: those of a part that was built anew go with it.
  readonly #held = new WeakMap<AnyComponent, unknown>();
  readonly #changed = new WeakMap<AnyComponent, AnyComponent>();
  readonly #parts = new Map<string, BlocksPlan>();
  #isEmpty = true;
  usedAt = Date.now();

  /** Whether nothing would be lost by forgetting it. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Keeps a part that was built for this page, in place of the one before under this name. */
  keepPart(name: string, plan: BlocksPlan): void {
    this.#isEmpty = false;
    this.#parts.set(name, plan);
  }

  /** The parts that were built for this page. */
  get parts(): Iterable<BlocksPlan> {
    return this.#parts.values();
  }

  get(component: AnyComponent): unknown {
    if (!this.#held.has(component)) this.set(component, component.initialHeld());
    return this.#held.get(component);
  }

  set(component: AnyComponent, value: unknown): void {
    this.#isEmpty = false;
    this.#held.set(component, value);
  }

  /** The component as this page has it by now. */
  current({ name, component, source }: NamedComponent): AnyComponent {
    return this.#changed.get(source)?.withLabel(name) ?? component;
  }

  /** Changes the options of a component for this page. Throws `HC_COMPONENT_OPTIONS` for those that cannot be. */
  change({ source }: NamedComponent, options: { readonly [name: string]: unknown }): AnyComponent {
    const changed = (this.#changed.get(source) ?? source).withOptions(options);
    this.#isEmpty = false;
    this.#changed.set(source, changed);
    return changed;
  }
}

/** The open pages of a demo, each under the random name that it gives itself. */
export class PageSessions {
  readonly #limits: PageSessionLimits;
  /** In the order of their last use. */
  readonly #pages = new Map<string, PageSession>();
  readonly #forgotten = new Set<string>();

  constructor(limits: Partial<PageSessionLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits };
  }

  /**
   * A page's session, begun at its first run. Without a name it lasts for one run.
   *
   * @throws `HardcaseError` with `HC_PAGE_EXPIRED` for a page that was forgotten.
   */
  open(name: string | null): PageSession {
    if (name === null) return new PageSession();
    this.#sweep();
    if (this.#forgotten.has(name)) {
      throw new HardcaseError("HC_PAGE_EXPIRED", "This page was left alone for too long, and the server no longer has its state.", {
        hint: "Reload the page to begin anew.",
      });
    }
    const session = this.#pages.get(name) ?? new PageSession();
    session.usedAt = Date.now();
    this.#pages.delete(name);
    this.#pages.set(name, session);
    return session;
  }

  /** Forgets a page that was left. */
  end(name: string): void {
    this.#pages.delete(name);
  }

  #sweep(): void {
    const { pages, quietMs } = this.#limits;
    for (const [name, { usedAt, isEmpty }] of this.#pages) {
      if (this.#pages.size <= pages && Date.now() - usedAt < quietMs) return;
      this.#pages.delete(name);
      if (isEmpty) continue;
      this.#forgotten.add(name);
      if (this.#forgotten.size > pages) this.#forgotten.delete(this.#forgotten.values().next().value as string);
    }
  }
}

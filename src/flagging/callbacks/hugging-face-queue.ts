/** When pushes happen, in milliseconds, and how many rows they wait for at most. */
export interface PushTimes {
  /** After the first row, so that the owner soon sees that it works. */
  readonly firstMs: number;
  /** Between the beginnings of two pushes. */
  readonly everyMs: number;
  readonly most: number;
}

/** What comes together shall still go together: the end waits for a pause of this length. */
const hurriedMs = 150;

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers what is to be pushed, so that one commit carries much. Pushes never overlap. */
export class PushQueue<Item> {
  readonly #times: PushTimes;
  readonly #push: (items: readonly Item[]) => Promise<void>;
  #waiting: Waiting<Item>[] = [];
  #firstAt = 0;
  #newestAt = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isHurried = false;

  constructor(times: PushTimes, push: (items: readonly Item[]) => Promise<void>) {
    this.#times = times;
    this.#push = push;
  }

  /** Resolves once the item was pushed; rejects when its push failed. */
  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#newestAt = Date.now();
      if (this.#waiting.length === 0) this.#firstAt = this.#newestAt;
      this.#waiting.push({ item, resolve, reject });
      this.#plan();
    });
  }

  /** Whether nothing is to wait for more any longer, because the demo ends. */
  set isHurried(isHurried: boolean) {
    this.#isHurried = isHurried;
    this.#plan();
  }

  /** Pushes what waits now, and resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.#running || this.#waiting.length > 0) await (this.#running ?? this.#run());
  }

  #plan(): void {
    if (this.#running || this.#waiting.length === 0) return;
    const { firstMs, everyMs, most } = this.#times;
    const inTime = Math.max(this.#firstAt + Math.min(firstMs, everyMs), this.#lastAt + everyMs);
    const at = this.#isHurried ? this.#newestAt + hurriedMs : this.#waiting.length >= most ? 0 : inTime;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, at - Date.now()));
    // At the end nothing else keeps the process alive.
    if (!this.#isHurried) this.#timer.unref();
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#pushWaiting().finally(() => {
      this.#running = undefined;
      this.#firstAt = Date.now();
      this.#plan();
    });
    return this.#running;
  }

  async #pushWaiting(): Promise<void> {
    const taken = this.#waiting.splice(0);
    this.#lastAt = Date.now();
    try {
      await this.#push(taken.map(({ item }) => item));
      for (const { resolve } of taken) resolve();
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }
}

/** Does something at once when asked, but not more often than once in an interval: what is asked for meanwhile is done at its end. */
export class Throttle implements Disposable {
  readonly #intervalMs: number;
  readonly #act: () => void;
  #lastAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(intervalMs: number, act: () => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  request(): void {
    const dueInMs = this.#lastAt + this.#intervalMs - performance.now();
    if (dueInMs <= 0) this.#run();
    else this.#timer ??= setTimeout(() => this.#run(), dueInMs);
  }

  /** Asks for what is not urgent: it is done with the next request, or when an interval has passed. */
  requestLater(): void {
    this.#timer ??= setTimeout(() => this.#run(), this.#intervalMs);
  }

  /** Drops what is still to be done; leaves no timer behind. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #run(): void {
    this[Symbol.dispose]();
    this.#lastAt = performance.now();
    this.#act();
  }
}

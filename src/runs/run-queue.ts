/** Lets a number of runs go at once; the others wait in the order in which they came. */
export class RunQueue {
  readonly #limit: number;
  readonly #waiting: Ticket[] = [];
  #running = 0;

  /** @param limit Runs at once; `null` for no limit. */
  constructor(limit: number | null) {
    this.#limit = limit ?? Number.POSITIVE_INFINITY;
  }

  /** Joins the queue. The ticket's places end when its turn has come or the signal fires; dispose it when the run is over. */
  join(signal: AbortSignal): Ticket {
    const ticket = new Ticket(signal, (gone) => this.#leave(gone));
    this.#waiting.push(ticket);
    this.#advance();
    return ticket;
  }

  #leave(ticket: Ticket): void {
    const index = this.#waiting.indexOf(ticket);
    if (index >= 0) this.#waiting.splice(index, 1);
    else this.#running -= 1;
    this.#advance();
  }

  #advance(): void {
    while (this.#running < this.#limit && this.#waiting.length > 0) {
      this.#running += 1;
      this.#waiting.shift()?.moveTo(0);
    }
    for (const [index, ticket] of this.#waiting.entries()) ticket.moveTo(index + 1);
  }
}

/** A run's place in a queue. */
export class Ticket implements Disposable {
  readonly #signal: AbortSignal;
  readonly #leave: (ticket: Ticket) => void;
  #place = Number.POSITIVE_INFINITY;
  #isOver = false;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal, leave: (ticket: Ticket) => void) {
    this.#signal = signal;
    this.#leave = leave;
  }

  /** @internal */
  moveTo(place: number): void {
    if (place === this.#place) return;
    this.#place = place;
    this.#wake();
  }

  /** Yields the place at every change (1 is next) until the turn has come. Ends early when the signal fires. */
  async *places(): AsyncGenerator<number, void, undefined> {
    const wake = () => this.#wake();
    this.#signal.addEventListener("abort", wake, { once: true });
    try {
      while (this.#place > 0 && !this.#signal.aborted) {
        const seen = this.#place;
        yield seen;
        if (seen !== this.#place || this.#signal.aborted) continue;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#signal.removeEventListener("abort", wake);
    }
  }

  [Symbol.dispose](): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave(this);
  }
}

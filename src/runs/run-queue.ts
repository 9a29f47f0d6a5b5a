import { HardcaseError } from "../components/hardcase-error.ts";
import { Throttle } from "./throttle.ts";
import { WaitingTime } from "./waiting-time.ts";

/** Each telling costs as much as runs wait, so that places are not told at every change of a long line. */
const tellingIntervalMs = 250;

/** Where a run that waits stands. */
export interface QueuePlace {
  /** 1 is next. */
  readonly position: number;
  /** Runs that wait, this one included. */
  readonly size: number;
  /** Undefined until a first run of the queue has ended. */
  readonly expectedMs?: number;
}

/** How an endpoint's runs share calls. */
export interface Batching {
  /** Runs with the same key may share a call. */
  readonly key: object;
  readonly maxSize: number;
}

export interface QueueOptions {
  /** Calls at once; `null` for no limit. */
  readonly limit: number | null;
  /** Runs that may wait; more are refused. `null` for any number. */
  readonly maxWaiting: number | null;
}

/** A place where one call runs; in a batch several tickets share it. */
export interface Seat {
  readonly tickets: readonly Ticket[];
  readonly startedAt: number;
}

/**
 * Lets a number of calls go at once; other runs wait in the order in which they came. Joining and leaving cost the same
 * however many wait.
 */
export class RunQueue {
  #limit: number;
  readonly #maxWaiting: number;
  readonly #waiting = new Set<Ticket>();
  /** In the order of their starts. */
  readonly #seats = new Map<Seat, Set<Ticket>>();
  readonly #waitingTime = new WaitingTime();
  readonly #telling = new Throttle(tellingIntervalMs, () => this.#tellPlaces());

  constructor({ limit, maxWaiting }: QueueOptions) {
    this.#limit = limit ?? Number.POSITIVE_INFINITY;
    this.#maxWaiting = maxWaiting ?? Number.POSITIVE_INFINITY;
  }

  /** Runs that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Takes a smaller limit of another endpoint that shares the queue. */
  restrict(limit: number | null): void {
    this.#limit = Math.min(this.#limit, limit ?? Number.POSITIVE_INFINITY);
  }

  /**
   * Joins the queue. The ticket's places end when its turn has come or the signal fires; dispose it when the run is over.
   *
   * @throws `HardcaseError` with `HC_QUEUE_FULL`.
   */
  join(signal: AbortSignal, batching: Batching | null = null): Ticket {
    if (this.#seats.size >= this.#limit && this.#waiting.size >= this.#maxWaiting) throw this.#full();
    const ticket = new Ticket(signal, batching, (gone) => this.#leave(gone));
    this.#waiting.add(ticket);
    this.#advance();
    if (ticket.seat === null) {
      ticket.moveTo(this.#placeAt(this.#waiting.size, ticket, [...this.#seats.keys()]));
      // Those in front stay where they are; only the line behind them has grown.
      if (this.#waiting.size > 1) this.#telling.requestLater();
    }
    return ticket;
  }

  #leave(ticket: Ticket): void {
    const { seat } = ticket;
    const seated = seat && this.#seats.get(seat);
    if (!seat || !seated) {
      this.#waiting.delete(ticket);
    } else {
      seated.delete(ticket);
      if (seated.size > 0) return;
      this.#seats.delete(seat);
      this.#waitingTime.learn(performance.now() - seat.startedAt);
    }
    this.#advance();
    if (this.#waiting.size > 0) this.#telling.request();
    else this.#telling[Symbol.dispose]();
  }

  #advance(): void {
    for (const ticket of this.#waiting) {
      if (this.#seats.size >= this.#limit) return;
      // One that was stopped leaves by itself in a moment.
      if (!ticket.isStopped) this.#seat(ticket);
    }
  }

  #seat(first: Ticket): void {
    const tickets = first.batching === null ? [first] : this.#batchOf(first.batching);
    const seat: Seat = { tickets, startedAt: performance.now() };
    this.#seats.set(seat, new Set(tickets));
    for (const ticket of tickets) {
      this.#waiting.delete(ticket);
      ticket.sit(seat);
    }
  }

  #batchOf({ key, maxSize }: Batching): Ticket[] {
    const tickets: Ticket[] = [];
    for (const ticket of this.#waiting) {
      if (ticket.batching?.key !== key || ticket.isStopped) continue;
      if (tickets.push(ticket) === maxSize) break;
    }
    return tickets;
  }

  #tellPlaces(): void {
    const seats = [...this.#seats.keys()];
    let position = 0;
    for (const ticket of this.#waiting) ticket.moveTo(this.#placeAt(++position, ticket, seats));
  }

  #placeAt(position: number, { batching }: Ticket, seats: readonly Seat[]): QueuePlace {
    // All in line are taken to be of its kind.
    const calls = Math.ceil(position / (batching?.maxSize ?? 1));
    const expectedMs = this.#waitingTime.expect(calls, seats);
    return { position, size: this.#waiting.size, ...(expectedMs !== undefined && { expectedMs }) };
  }

  #full(): HardcaseError {
    const size = this.#waiting.size;
    const expectedMs = this.#waitingTime.expect(1, [...this.#seats.keys()]) ?? 0;
    const waiting = size === 0 ? "no run may wait here" : size === 1 ? "1 run waits already" : `${size} runs wait already`;
    return new HardcaseError("HC_QUEUE_FULL", `The demo is busy, and ${waiting}.`, {
      hint: "Try again in a moment.",
      retryAfterMs: Math.max(1000, expectedMs),
    });
  }
}

/** A run's place in a queue. */
export class Ticket implements Disposable {
  readonly batching: Batching | null;
  readonly #signal: AbortSignal;
  readonly #leave: (ticket: Ticket) => void;
  #seat: Seat | null = null;
  #place: QueuePlace | undefined;
  #isOver = false;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal, batching: Batching | null, leave: (ticket: Ticket) => void) {
    this.#signal = signal;
    this.batching = batching;
    this.#leave = leave;
  }

  /** Where its call runs; `null` while it waits. */
  get seat(): Seat | null {
    return this.#seat;
  }

  get isStopped(): boolean {
    return this.#isOver || this.#signal.aborted;
  }

  /** @internal */
  sit(seat: Seat): void {
    this.#seat = seat;
    this.#wake();
  }

  /** @internal */
  moveTo(place: QueuePlace): void {
    this.#place = place;
    this.#wake();
  }

  /** Yields the place whenever it is told anew, until the turn has come. Ends early when the signal fires. */
  async *places(): AsyncGenerator<QueuePlace, void, undefined> {
    const wake = () => this.#wake();
    this.#signal.addEventListener("abort", wake, { once: true });
    try {
      let told: QueuePlace | undefined;
      while (this.#seat === null && !this.#signal.aborted) {
        if (this.#place !== undefined && this.#place !== told) {
          told = this.#place;
          yield told;
          continue;
        }
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

/**
 * What can go wrong with a request: the Hub has had enough for now (429), fails (500), cuts the connection before or after it has
 * done what was asked, is slow, or takes a rival's commit first.
 */
export type FakeHubFault = "busy" | "error" | "cut before" | "cut after" | "slow" | "rival commit";

/** Faults to come. */
export interface FaultOrder {
  /** How many requests they meet. Default 1. */
  readonly times?: number;
  /** Which requests, by method and path such as `POST /api/datasets/ada/hard/commit/main`. Default: all. */
  readonly where?: RegExp;
  /** For `busy`: the `Retry-After` header, in seconds. Default 1. */
  readonly retryAfter?: number;
}

/** Chance of faults, the same for the same seed. */
export interface FaultChance {
  /** From 0 to 1. */
  readonly share: number;
  readonly seed?: number;
  readonly faults?: readonly FakeHubFault[];
  readonly where?: RegExp;
}

export interface MetFault {
  readonly fault: FakeHubFault;
  readonly retryAfter: number;
}

const usual: readonly FakeHubFault[] = ["busy", "error", "cut before", "cut after", "rival commit"];

/** Decides which requests of a `FakeHub` go wrong. */
export class FakeHubFaults {
  #orders: { fault: FakeHubFault; left: number; where: RegExp; retryAfter: number }[] = [];
  #chance: (Required<Omit<FaultChance, "seed">> & { state: number }) | undefined;

  order(fault: FakeHubFault, { times = 1, where = /^/, retryAfter = 1 }: FaultOrder = {}): void {
    this.#orders.push({ fault, left: times, where, retryAfter });
  }

  atRandom({ share, seed = 1, faults = usual, where = /^/ }: FaultChance): void {
    this.#chance = { share, faults, where, state: seed };
  }

  /** No more faults. */
  clear(): void {
    this.#orders = [];
    this.#chance = undefined;
  }

  /** What happens to a request. */
  meet(request: string): MetFault | undefined {
    const ordered = this.#orders.find(({ left, where }) => left > 0 && where.test(request));
    if (ordered) {
      ordered.left -= 1;
      return ordered;
    }
    const chance = this.#chance;
    if (!chance?.where.test(request) || this.#random(chance) >= chance.share) return undefined;
    const fault = chance.faults[Math.floor(this.#random(chance) * chance.faults.length)];
    return fault && { fault, retryAfter: 1 };
  }

  /** Mulberry32. */
  #random(chance: { state: number }): number {
    chance.state = (chance.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(chance.state ^ (chance.state >>> 15), 1 | chance.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

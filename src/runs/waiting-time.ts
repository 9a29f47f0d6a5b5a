/** How much of the average the newest duration makes. */
const weight = 0.3;

/** Learns from the ends of runs how long those that wait still have to. */
export class WaitingTime {
  #averageMs: number | undefined;

  learn(durationMs: number): void {
    this.#averageMs = this.#averageMs === undefined ? durationMs : this.#averageMs + weight * (durationMs - this.#averageMs);
  }

  /**
   * Milliseconds until the call at a place in line (1 is next) can begin; undefined until a first one has ended.
   *
   * @param underWay Calls under way, oldest first, with the `performance.now()` of their starts: one for each that may go at once.
   */
  expect(place: number, underWay: readonly { readonly startedAt: number }[]): number | undefined {
    const nextToEnd = underWay[(place - 1) % underWay.length];
    if (this.#averageMs === undefined || nextToEnd === undefined) return undefined;
    const rounds = Math.floor((place - 1) / underWay.length);
    const elapsedMs = performance.now() - nextToEnd.startedAt;
    return Math.round(Math.max(0, this.#averageMs - elapsedMs) + rounds * this.#averageMs);
  }
}

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
   * @param startedAt When the calls under way began, oldest first: times of `performance.now()`, one for every place there is.
   */
  expect(place: number, startedAt: readonly number[]): number | undefined {
    if (this.#averageMs === undefined || startedAt.length === 0) return undefined;
    const rounds = Math.floor((place - 1) / startedAt.length);
    const elapsedMs = performance.now() - (startedAt[(place - 1) % startedAt.length] ?? 0);
    return Math.round(Math.max(0, this.#averageMs - elapsedMs) + rounds * this.#averageMs);
  }
}

/** How many attempts may fail, within what time, and how many keys are remembered. */
export interface AttemptLimits {
  readonly most: number;
  readonly windowMs: number;
  readonly keys: number;
}

/** Failed attempts by key, in bounded memory: where there are too many keys, the one that was quiet longest is forgotten. */
export class AttemptLimit {
  readonly #limits: AttemptLimits;
  readonly #attempts = new Map<string, number[]>();

  constructor(limits: AttemptLimits = { most: 10, windowMs: 5 * 60 * 1000, keys: 10_000 }) {
    this.#limits = limits;
  }

  /** Milliseconds until the key may try again; 0 when it may now. */
  waitOf(key: string, now: number): number {
    const attempts = this.#recent(key, now);
    const [first] = attempts;
    return first === undefined || attempts.length < this.#limits.most ? 0 : first + this.#limits.windowMs - now;
  }

  /** Counts an attempt before its outcome is known, so that many at once do not slip through. */
  add(key: string, now: number): void {
    const attempts = [...this.#recent(key, now), now];
    this.#attempts.delete(key);
    this.#attempts.set(key, attempts);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > this.#limits.keys && oldest !== undefined) this.#attempts.delete(oldest);
  }

  /** Takes back an attempt that was right. */
  forgive(key: string, time: number): void {
    const attempts = this.#attempts.get(key) ?? [];
    const index = attempts.indexOf(time);
    if (index >= 0) attempts.splice(index, 1);
    if (attempts.length === 0) this.#attempts.delete(key);
  }

  #recent(key: string, now: number): number[] {
    return (this.#attempts.get(key) ?? []).filter((time) => time > now - this.#limits.windowMs);
  }
}

import { type ErasePlace, eraseCases, isErasureDue } from "./erase-cases.ts";
import type { RetentionTime } from "./read-retention.ts";

interface RetentionParts extends ErasePlace {
  readonly endpoint: string;
  readonly time: RetentionTime;
  readonly log: (message: string) => void;
}

const day = 24 * 60 * 60 * 1000;

/** Erases the cases of an endpoint that are older than their owner keeps them: now, and once a day. */
export class Retention {
  readonly #parts: RetentionParts;
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void>;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#underWay = this.#erase();
    this.#timer = setInterval(() => {
      this.#underWay = this.#underWay.then(() => this.#erase());
    }, day).unref();
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }

  /** What fails is tried again the next day, or at the next start. */
  async #erase(): Promise<void> {
    const { endpoint, time, log } = this.#parts;
    const filter = { endpoint, until: new Date(Date.now() - time.ms) };
    try {
      // Of several processes the first one erases; the others, which wait for it, find nothing left.
      if (await isErasureDue(this.#parts, filter)) await eraseCases(this.#parts, filter);
    } catch (error) {
      log(`Cases older than ${time.shown} could not be erased: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

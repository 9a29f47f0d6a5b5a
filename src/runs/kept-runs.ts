import type { LiveRun } from "./live-run.ts";

const minute = 60_000;

/** Whose run it is; everyone else does not find it. */
export interface RunKey {
  readonly endpoint: string;
  readonly session: string;
  readonly user: string | null;
  /** UUID that the page gave the run. */
  readonly id: string;
}

/** Runs under names of their pages, so that a page whose connection broke finds its run, and one that has ended its end. */
export class KeptRuns {
  /** How long a run goes on with nobody listening, in milliseconds. */
  readonly patienceMs = 10 * minute;
  readonly #mostEnded = 100;
  readonly #endedForMs = 10 * minute;
  readonly #runs = new Map<string, LiveRun>();
  /** When runs have ended, oldest first. */
  readonly #ended = new Map<string, number>();

  find(key: RunKey): LiveRun | undefined {
    this.#sweep();
    return this.#runs.get(textOf(key));
  }

  keep(key: RunKey, live: LiveRun): void {
    const text = textOf(key);
    this.#runs.set(text, live);
    void live.over.then(() => {
      if (live.signal.aborted) this.#runs.delete(text);
      else this.#ended.set(text, Date.now());
      this.#sweep();
    });
  }

  /** Stops all that are under way. */
  close(): void {
    for (const live of this.#runs.values()) live.stop();
    this.#runs.clear();
    this.#ended.clear();
  }

  #sweep(): void {
    for (const [text, endedAt] of this.#ended) {
      if (this.#ended.size <= this.#mostEnded && Date.now() - endedAt < this.#endedForMs) return;
      this.#ended.delete(text);
      this.#runs.delete(text);
    }
  }
}

const textOf = ({ endpoint, session, user, id }: RunKey): string => JSON.stringify([endpoint, session, user, id]);

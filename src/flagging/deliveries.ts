import type { CaseStore, PendingDelivery } from "../cases/case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";

/** Tells one callback of one delivery. */
export type Tell = (delivery: PendingDelivery) => Promise<void>;

interface DeliveriesOptions {
  readonly store: CaseStore;
  /** How to reach each callback, by the name that deliveries carry. */
  readonly callbacks: ReadonlyMap<string, Tell>;
  /** Callbacks that gather flags before they deliver them: nobody waits for these. */
  readonly gathering: ReadonlySet<string>;
  readonly log: (message: string) => void;
}

/** Deliveries of replicas that died are looked for this often. */
const pollMs = 15_000;
/** A new delivery is left for so long to the process whose flag it is. */
const ownMs = 3_000;
const batch = 100;
const firstRetryMs = 1_000;
const longestRetryMs = 60 * 60 * 1_000;

/** Tells callbacks what happened to cases: at least once, again after a failure, and across restarts. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  /** Callbacks whose last attempt failed: the owner is told once, not at every attempt. */
  readonly #failing = new Set<string>();
  readonly #underWay = new Set<Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;
  #plannedAt = Number.POSITIVE_INFINITY;
  #isClosed = false;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /** Takes up what waits in the store, now and from now on. */
  start(): void {
    this.#plan(0);
  }

  /** Attempts what is owed for a case now. `pending` when that failed, or was not done within `graceMs`; it goes on by itself. */
  async attempt(id: string, graceMs: number): Promise<"done" | "pending"> {
    const due = await this.#options.store.due(new Date(), batch, { case: id });
    const [gathered, others] = this.#start(due);
    const all = this.#track(Promise.all(others));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"pending">((resolve) => {
      timer = setTimeout(() => resolve("pending"), graceMs);
    });
    const outcome = await Promise.race([
      all.then((outcomes) => (gathered.length === 0 && outcomes.every(Boolean) ? "done" : "pending")),
      late,
    ]);
    clearTimeout(timer);
    return outcome;
  }

  /** Stops, and waits for what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#underWay);
  }

  /** Looks at what is due after a while, or sooner if that was planned. */
  #plan(delayMs: number): void {
    const at = Date.now() + delayMs;
    if (this.#isClosed || at >= this.#plannedAt) return;
    clearTimeout(this.#timer);
    this.#plannedAt = at;
    this.#timer = setTimeout(() => void this.#track(this.#takeUp()), delayMs).unref();
  }

  async #takeUp(): Promise<void> {
    this.#plannedAt = Number.POSITIVE_INFINITY;
    let nextMs = pollMs;
    try {
      for (;;) {
        const due = this.#isClosed ? [] : await this.#options.store.due(new Date(Date.now() - ownMs), batch);
        await Promise.all(this.#start(due)[1]);
        if (due.length < batch) break;
      }
      const nextDueAt = this.#isClosed ? null : await this.#options.store.nextDueAt();
      if (nextDueAt !== null) nextMs = Math.min(pollMs, Math.max(0, nextDueAt.getTime() + ownMs - Date.now()));
    } catch (error) {
      this.#options.log(`Deliveries could not be read: ${messageOf(error)}`);
    }
    this.#plan(nextMs);
  }

  /** Begins deliveries, apart by whether they are gathered, which may take minutes. */
  #start(due: readonly PendingDelivery[]): [gathered: Promise<boolean>[], others: Promise<boolean>[]] {
    const isGathered = ({ callback }: PendingDelivery) => this.#options.gathering.has(callback);
    const begin = (delivery: PendingDelivery) => this.#track(this.#deliver(delivery));
    return [due.filter(isGathered).map(begin), due.filter((delivery) => !isGathered(delivery)).map(begin)];
  }

  async #deliver(delivery: PendingDelivery): Promise<boolean> {
    const { store, callbacks, log } = this.#options;
    const { callback, attempts } = delivery;
    try {
      // A callback that the owner has taken out of the code since is owed nothing.
      await callbacks.get(callback)?.(delivery);
      await store.delivered(delivery);
      this.#failing.delete(callback);
      return true;
    } catch (error) {
      const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts) * (0.75 + Math.random() / 2);
      if (!this.#failing.has(callback))
        log(`${nameOf(callback)} could not be told of case ${delivery.case}, and will be again: ${showError(error)}`);
      this.#failing.add(callback);
      await store
        .failed(delivery, `${nameOf(callback)}: ${messageOf(error)}`, new Date(Date.now() + delayMs))
        .catch((reason: unknown) => log(`A failed delivery could not be noted: ${messageOf(reason)}`));
      this.#plan(delayMs + ownMs);
      return false;
    }
  }

  #track<Answer>(work: Promise<Answer>): Promise<Answer> {
    this.#underWay.add(work);
    void work.catch(() => {}).finally(() => this.#underWay.delete(work));
    return work;
  }
}

/** `0:CSVLogger` is known to the owner as `CSVLogger`. */
const nameOf = (callback: string): string => callback.replace(/^\d+:/, "");

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const showError = (error: unknown): string =>
  error instanceof Error && !(error instanceof HardcaseError) ? (error.stack ?? error.message) : messageOf(error);

import type { Demand } from "./latest-answers.ts";
import { mergeOutputs } from "./merge-outputs.ts";
import type { MessageEvent, OutputEvent, ProgressEvent, QueuedEvent, RunEvent } from "./run.ts";
import { Throttle } from "./throttle.ts";
import { updateIntervalMs } from "./update-rate.ts";

const mostMessages = 100;

type EndEvent = RunEvent & { readonly type: "done" | "error" };

/** A place for the newest event of a type. */
interface Slot<Event> {
  /** 0 before the first. */
  number: number;
  event?: Event;
}

interface Follower {
  readonly isForEnd: boolean;
  isWaiting: boolean;
  wake: () => void;
}

/**
 * A run that goes on by itself, whoever follows it. Of each type of event it holds only the newest, so that a follower who
 * reads slowly, or comes late, costs nothing and still learns how the run stands.
 */
export class LiveRun {
  readonly #patienceMs: number;
  readonly #stop = new AbortController();
  readonly #followers = new Set<Follower>();
  readonly #queued: Slot<QueuedEvent> = { number: 0 };
  readonly #progress: Slot<ProgressEvent> = { number: 0 };
  readonly #output: Slot<OutputEvent> = { number: 0 };
  readonly #messages: MessageEvent[] = [];
  /** All that its outputs have told so far, in one. */
  #outputs: OutputEvent | undefined;
  #untoldProgress: ProgressEvent | undefined;
  readonly #progressThrottle = new Throttle(updateIntervalMs, () => this.#showProgress());
  #end: { readonly event: EndEvent } | { readonly thrown: unknown } | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #begun = new Milestone();
  readonly #over = new Milestone();
  readonly demand: Demand;

  /** @param patienceMs How long it goes on with nobody following; 0 stops it when its last follower leaves. */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
    const followers = this.#followers;
    this.demand = {
      get isThere() {
        for (const { isWaiting, isForEnd } of followers) if (isWaiting && !isForEnd) return true;
        return false;
      },
      onArise: () => {},
    };
    if (patienceMs > 0) this.#beginPatience();
  }

  /** Fires when it is stopped, not when it ends. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Resolves when it waits in line, or its function is about to be called. Throws what it was refused for before that. */
  get begun(): Promise<void> {
    return this.#begun.reached;
  }

  /** Resolves when it has ended or was stopped. */
  get over(): Promise<void> {
    return this.#over.reached;
  }

  begin(): void {
    this.#begun.reach();
  }

  tellQueued(event: QueuedEvent): void {
    put(this.#queued, event);
    this.begin();
    this.#wakeFollowers();
  }

  tellOutput(event: OutputEvent): void {
    put(this.#output, event);
    this.#outputs = mergeOutputs(this.#outputs, event);
    this.#wakeFollowers();
  }

  /** All that its outputs have told so far, in one event. */
  get outputs(): OutputEvent | undefined {
    return this.#outputs;
  }

  /** What comes after the hundredth is not told: nobody reads so much. */
  tellMessage(event: MessageEvent): void {
    if (this.#isOver || this.#messages.length === mostMessages) return;
    this.#messages.push(event);
    this.#wakeFollowers();
  }

  /** Its place in line, as told last; undefined for a run that has not waited. */
  get place(): QueuedEvent | undefined {
    return this.#queued.event;
  }

  tellProgress(event: ProgressEvent): void {
    if (this.#isOver) return;
    this.#untoldProgress = event;
    this.#progressThrottle.request();
  }

  end(event: EndEvent): void {
    this.#finish({ event });
  }

  /** Ends it without a run: a value has turned out unreadable, or the server failed. */
  refuse(thrown: unknown): void {
    if (!this.#begun.isReached) this.#begun.refuse(thrown);
    this.#finish({ thrown });
  }

  /** Fires the signal; its followers are told nothing more. */
  stop(): void {
    if (this.#isOver) return;
    clearTimeout(this.#patience);
    this.#progressThrottle[Symbol.dispose]();
    this.#stop.abort();
    this.begin();
    this.#wakeFollowers();
    this.#over.reach();
  }

  /**
   * How it stands and what follows, up to its end; without one when the run is stopped or `signal` fires.
   *
   * @param isForEnd Whether only the end is wanted: then no output before the last needs to be made.
   * @throws what the run was refused for.
   */
  async *follow(signal: AbortSignal, isForEnd = false): AsyncGenerator<RunEvent, void, undefined> {
    const follower: Follower = { isForEnd, isWaiting: false, wake: () => {} };
    const seen: Seen = { queued: 0, progress: 0, messages: 0, output: 0 };
    const wake = () => follower.wake();
    signal.addEventListener("abort", wake, { once: true });
    this.#followers.add(follower);
    clearTimeout(this.#patience);
    try {
      while (!signal.aborted && !this.signal.aborted) {
        const event = isForEnd ? undefined : this.#nextFor(seen);
        if (event !== undefined) {
          yield event;
        } else if (this.#end === undefined) {
          await new Promise<void>((resolve) => {
            follower.wake = resolve;
            follower.isWaiting = true;
            this.demand.onArise();
          });
          follower.isWaiting = false;
        } else {
          if ("thrown" in this.#end) throw this.#end.thrown;
          yield this.#end.event;
          return;
        }
      }
    } finally {
      signal.removeEventListener("abort", wake);
      this.#followers.delete(follower);
      if (this.#followers.size === 0) this.#beginPatience();
    }
  }

  get #isOver(): boolean {
    return this.#end !== undefined || this.#stop.signal.aborted;
  }

  #nextFor(seen: Seen): RunEvent | undefined {
    if (this.#queued.number > seen.queued) {
      seen.queued = this.#queued.number;
      return this.#queued.event;
    }
    if (this.#progress.number > seen.progress) {
      seen.progress = this.#progress.number;
      return this.#progress.event;
    }
    if (this.#messages.length > seen.messages) return this.#messages[seen.messages++];
    if (this.#output.number === seen.output) return undefined;
    const hasMissed = this.#output.number > seen.output + 1;
    seen.output = this.#output.number;
    return hasMissed ? this.#outputs : this.#output.event;
  }

  #showProgress(): void {
    if (this.#untoldProgress === undefined) return;
    put(this.#progress, this.#untoldProgress);
    this.#untoldProgress = undefined;
    this.#wakeFollowers();
  }

  #finish(end: { readonly event: EndEvent } | { readonly thrown: unknown }): void {
    if (this.#isOver) return;
    clearTimeout(this.#patience);
    this.#progressThrottle[Symbol.dispose]();
    this.#showProgress();
    this.#end = end;
    this.#wakeFollowers();
    this.#over.reach();
  }

  #beginPatience(): void {
    if (this.#isOver) return;
    if (this.#patienceMs === 0) this.stop();
    else this.#patience = setTimeout(() => this.stop(), this.#patienceMs).unref();
  }

  #wakeFollowers(): void {
    for (const follower of this.#followers) {
      // From here on nothing is wanted until it has read what there is.
      follower.isWaiting = false;
      follower.wake();
    }
  }
}

interface Seen {
  queued: number;
  progress: number;
  messages: number;
  output: number;
}

function put<Event>(slot: Slot<Event>, event: Event): void {
  slot.number += 1;
  slot.event = event;
}

/** A promise that is resolved from outside; refusing one that nobody awaits is no error. */
class Milestone {
  readonly reached: Promise<void>;
  isReached = false;
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor() {
    this.reached = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.reached.catch(() => {});
  }

  reach(): void {
    this.isReached = true;
    this.#resolve();
  }

  refuse(error: unknown): void {
    this.isReached = true;
    this.#reject(error);
  }
}

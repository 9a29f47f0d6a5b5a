/** One call for several runs: made when each has handed over its part, or left. */
export class BatchCall<Part, Answer> {
  readonly #call: (parts: readonly Part[], signal: AbortSignal) => Promise<readonly Answer[]>;
  readonly #members: Member<Part, Answer>[] = [];
  #awaited: number;

  /** @param size Runs that join. `call` gives an answer for each part, in order. */
  constructor(size: number, call: (parts: readonly Part[], signal: AbortSignal) => Promise<readonly Answer[]>) {
    this.#awaited = size;
    this.#call = call;
  }

  /** A run's share in the call. Disposing of it before its part is handed over lets the others go on without it. */
  join(): BatchMember<Part, Answer> {
    let hasLeft = false;
    const leave = () => {
      if (!hasLeft) this.#count();
      hasLeft = true;
    };
    return {
      handOver: (part, signal) =>
        new Promise((resolve, reject) => {
          this.#members.push({ part, signal, resolve, reject });
          leave();
        }),
      [Symbol.dispose]: leave,
    };
  }

  #count(): void {
    this.#awaited -= 1;
    if (this.#awaited === 0) void this.#make();
  }

  async #make(): Promise<void> {
    for (const { signal, reject } of this.#members) if (signal.aborted) reject(signal.reason);
    const members = this.#members.filter(({ signal }) => !signal.aborted);
    if (members.length === 0) return;
    using all = new AllAborted(members.map(({ signal }) => signal));
    try {
      const answers = await this.#call(
        members.map(({ part }) => part),
        all.signal,
      );
      for (const [index, { resolve }] of members.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      for (const { reject } of members) reject(error);
    }
  }
}

export interface BatchMember<Part, Answer> extends Disposable {
  /** Gives the run's answer once the call has ended. Throws what the call throws; or the signal's reason, when it fires before. */
  handOver(part: Part, signal: AbortSignal): Promise<Answer>;
}

interface Member<Part, Answer> {
  readonly part: Part;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A signal that fires when all of several have. */
class AllAborted implements Disposable {
  readonly #abort = new AbortController();
  readonly #signals: readonly AbortSignal[];
  readonly #check = () => {
    if (this.#signals.every(({ aborted }) => aborted)) this.#abort.abort();
  };

  constructor(signals: readonly AbortSignal[]) {
    this.#signals = signals;
    for (const signal of signals) signal.addEventListener("abort", this.#check);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  [Symbol.dispose](): void {
    for (const signal of this.#signals) signal.removeEventListener("abort", this.#check);
  }
}

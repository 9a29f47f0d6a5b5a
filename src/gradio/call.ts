import { randomUUID } from "node:crypto";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { LiveRun } from "../runs/live-run.ts";
import type { OutputEvent, OutputUpdates, Run } from "../runs/run.ts";
import type { Dependency } from "./dependency.ts";
import { type Failure, failureOf } from "./messages.ts";

/** What a call is at work on: a run, or something that is done at once. */
export type Work = { readonly live: LiveRun } | { readonly done: readonly Json[] };

/** What happens to a call. Data are in the order of the dependency's outputs. */
export type CallEvent =
  | Exclude<import("../runs/run.ts").RunEvent, { readonly type: "output" | "done" | "error" }>
  /** Its function is about to be called. */
  | { readonly type: "starts" }
  | { readonly type: "generating"; readonly data: readonly Json[] }
  | { readonly type: "completed"; readonly data: readonly Json[]; readonly run?: Run }
  | { readonly type: "failed"; readonly failure: Failure };

interface CallParts {
  readonly dependency: Dependency;
  /** Refused for values that cannot be taken. */
  readonly work: Promise<Work>;
  /** Outputs of a run as this client gets them. */
  readonly write: (values: Pick<OutputEvent, "outputs">, updates: OutputUpdates | undefined) => readonly Json[];
  /** Told of what is no refusal but a fault of the server. */
  readonly onFault: (error: unknown) => void;
}

/** How many outputs are kept for a client that is still about to listen; of more, the oldest are dropped. */
const mostEarly = 100;

/**
 * A call of a dependency by a client. One reader may follow it from the beginning to the end, though it comes a little later: until
 * then what happens is kept.
 */
export class Call {
  /** What the client knows it by. */
  readonly id = randomUUID().replaceAll("-", "");
  readonly #parts: CallParts;
  readonly #cancel = new AbortController();
  readonly #events: AsyncGenerator<CallEvent, void, undefined>;
  /** What has happened before anyone listened. */
  readonly #early: CallEvent[] = [];
  readonly #readingEarly: Promise<void>;
  #isFollowed = false;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.#events = this.#happen();
    this.#readingEarly = this.#readEarly();
  }

  /** Stops it; whoever follows it is told that it has completed, with nothing. */
  cancel(): void {
    this.#cancel.abort();
    void this.#parts.work.then((work) => "live" in work && work.live.stop()).catch(() => {});
  }

  /** What happens up to the end. The last event is `completed` or `failed`. */
  async *follow(): AsyncGenerator<CallEvent, void, undefined> {
    this.#isFollowed = true;
    let told = 0;
    while (told < this.#early.length) yield this.#early[told++] as CallEvent;
    // It may have been waiting for one more.
    await this.#readingEarly;
    while (told < this.#early.length) yield this.#early[told++] as CallEvent;
    yield* this.#events;
  }

  async #readEarly(): Promise<void> {
    while (!this.#isFollowed) {
      const next = await this.#events.next();
      if (next.done) return;
      this.#early.push(next.value);
      if (this.#early.length <= mostEarly) continue;
      const oldest = this.#early.findIndex(({ type }) => type === "generating");
      this.#early.splice(Math.max(0, oldest), 1);
    }
  }

  async *#happen(): AsyncGenerator<CallEvent, void, undefined> {
    try {
      const work = await this.#parts.work;
      if ("done" in work) {
        yield { type: "starts" };
        yield { type: "completed", data: work.done };
      } else {
        yield* this.#followRun(work.live);
      }
    } catch (error) {
      yield { type: "failed", failure: this.#failureOf(error) };
    }
  }

  async *#followRun(live: LiveRun): AsyncGenerator<CallEvent, void, undefined> {
    const { write, dependency } = this.#parts;
    if (live.place === undefined) yield { type: "starts" };
    // Of a function that is no generator only the next event says whether an output was the last.
    let untold: OutputEvent | undefined;
    for await (const event of live.follow(this.#cancel.signal)) {
      if (untold !== undefined && event.type === "output") {
        yield { type: "generating", data: write(untold, untold.updates) };
        untold = undefined;
      }
      switch (event.type) {
        case "queued":
          yield event.position === 0 ? { type: "starts" } : event;
          break;
        case "output":
          if (dependency.isGenerator) yield { type: "generating", data: write(event, event.updates) };
          else untold = event;
          break;
        case "done":
          yield { type: "completed", data: write({ outputs: event.run.outputs ?? {} }, event.updates), run: event.run };
          return;
        case "error":
          yield { type: "failed", failure: failureOf(inOneText(event.run.error ?? { message: "The function failed." })) };
          return;
        default:
          yield event;
      }
    }
    yield { type: "completed", data: dependency.outputs.map(() => null) };
  }

  #failureOf(error: unknown): Failure {
    if (error instanceof HardcaseError) return failureOf(inOneText(error));
    this.#parts.onFault(error);
    return failureOf("The server failed. Its log says why.");
  }
}

/** What is wrong and what to do, in one text: these clients show no more than one. */
export function inOneText({ message, hint }: { readonly message: string; readonly hint?: string | undefined }): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

import { setImmediate } from "node:timers/promises";
import { updateIntervalMs } from "./update-rate.ts";

/** A generator that never waits lets everything else go on this often. */
const giveWayAfterMs = 8;

/** Whether somebody waits for the next answer. */
export interface Demand {
  readonly isThere: boolean;
  /** Called when it arises. */
  onArise: () => void;
}

export interface LatestAnswersOptions<Answer, Latest> {
  /** Ends it at once, and the source by its `return()`. */
  readonly signal: AbortSignal;
  readonly demand: Demand;
  /** What is given on for an answer, and for what nobody has taken of those before it. */
  readonly read: (answer: Answer, untaken: Latest | undefined) => Latest;
}

/**
 * Reads a stream of answers at its own pace, and gives on at most 30 a second and only what is wanted: always the latest, and
 * always the last one. So whoever takes them slowly, or not at all, holds up nothing and lets nothing pile up.
 */
export async function* latestAnswers<Answer, Latest>(
  source: AsyncIterable<Answer> | Iterable<Answer>,
  { signal, demand, read }: LatestAnswersOptions<Answer, Latest>,
): AsyncGenerator<Latest, void, undefined> {
  const answers = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let untaken: { readonly latest: Latest } | undefined;
  let end: { readonly thrown?: unknown } | undefined;
  let dueAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wake = () => {};
  let returning: Promise<unknown> | undefined;

  async function readAll(): Promise<void> {
    let wentOnAt = performance.now();
    while (!signal.aborted) {
      const next = await answers.next();
      if (next.done) return;
      untaken = { latest: read(await next.value, untaken?.latest) };
      wake();
      if (performance.now() - wentOnAt < giveWayAfterMs) continue;
      await setImmediate();
      wentOnAt = performance.now();
    }
  }

  const stop = () => {
    // While the source works on its next answer, this waits in line behind it.
    returning ??= Promise.resolve(answers.return?.()).catch(() => {});
    wake();
  };

  const isDue = () => untaken !== undefined && performance.now() >= dueAt && demand.isThere;

  signal.addEventListener("abort", stop, { once: true });
  demand.onArise = () => wake();
  const reading = readAll()
    .then(
      () => ({}),
      (thrown: unknown) => {
        stop();
        return { thrown };
      },
    )
    .then((reached) => {
      end = reached;
      wake();
    });
  try {
    while (!signal.aborted) {
      if (end === undefined && !isDue()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          const dueInMs = dueAt - performance.now();
          if (untaken !== undefined && dueInMs > 0) timer = setTimeout(resolve, dueInMs);
        });
        clearTimeout(timer);
        continue;
      }
      if (untaken === undefined) break;
      const { latest } = untaken;
      untaken = undefined;
      dueAt = performance.now() + updateIntervalMs;
      yield latest;
    }
    if (end !== undefined && "thrown" in end && !signal.aborted) throw end.thrown;
  } finally {
    signal.removeEventListener("abort", stop);
    if (end === undefined) stop();
    await returning;
    await reading;
  }
}

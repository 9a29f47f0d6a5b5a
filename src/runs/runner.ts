import { v7 as uuidv7 } from "uuid";
import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { RunContext } from "../components/run-context.ts";
import { readInputs } from "./read-inputs.ts";
import type { NamedValues, Run, RunError, RunEvent } from "./run.ts";
import { RunQueue } from "./run-queue.ts";

/** What a runner needs of the room around it. */
export interface RunnerOptions {
  readonly files: FileAccess;
  /** Version for endpoints that name none. */
  readonly version: string | undefined;
  /** Called when a run is over, failed ones included, before its end is told to anyone. A run that was stopped is not told. */
  readonly afterRun: (run: Run) => Promise<void>;
  /** Called with what a function threw, for the owner's log. */
  readonly onFunctionError: (error: unknown, run: Run) => void;
}

/** Who asks for a run. */
export interface Caller {
  /** Fires when the caller wants no more of it. */
  readonly signal: AbortSignal;
  readonly session?: string | null;
  readonly user?: string | null;
}

/** Runs endpoints: checks inputs, waits for a place, calls the function and follows what it gives. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #queues = new Map<string, RunQueue>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs an endpoint on page values by name. Throws `HardcaseError` for values that cannot be taken: then nothing has run.
   * What the function throws ends in an `error` event. Returns without an end when the signal fires.
   */
  async *run(
    endpoint: Endpoint,
    body: NamedValues,
    { signal, session = null, user = null }: Caller,
  ): AsyncGenerator<RunEvent, void, undefined> {
    const { files } = this.#options;
    const inputs = await readInputs(endpoint, body, files);
    using ticket = this.#queueOf(endpoint).join(signal);
    let hasWaited = false;
    for await (const position of ticket.places()) {
      yield { type: "queued", position };
      hasWaited = true;
    }
    if (signal.aborted) return;
    if (hasWaited) yield { type: "queued", position: 0 };

    const argumentsInOrder = await Promise.all(
      endpoint.inputs.map(({ name, component }) => component.preprocess(inputs[name] ?? null, files)),
    );
    const id = uuidv7();
    const startedAt = new Date();
    const start = performance.now();
    let outputs: NamedValues | null = null;
    let error: RunError | undefined;
    let thrown: unknown;
    try {
      for await (const answer of this.#answers(endpoint, argumentsInOrder, { signal, run: id, username: user, event: null, progress: () => {} })) {
        outputs = await this.#postprocess(endpoint, answer);
        if (signal.aborted) return;
        yield { type: "output", outputs };
      }
    } catch (caught) {
      if (signal.aborted) return;
      thrown = caught;
      error = toRunError(caught);
    }
    const durationMs = performance.now() - start;
    const version = endpoint.version ?? this.#options.version;
    const run: Run = {
      id,
      endpoint: endpoint.name,
      startedAt,
      durationMs,
      version,
      session,
      user,
      inputs,
      outputs: error ? null : outputs,
      error,
    };
    if (error) this.#options.onFunctionError(thrown, run);
    await this.#options.afterRun(run);
    yield error ? { type: "error", run, thrown } : { type: "done", run };
  }

  #queueOf(endpoint: Endpoint): RunQueue {
    const queue = this.#queues.get(endpoint.name) ?? new RunQueue(endpoint.concurrencyLimit);
    this.#queues.set(endpoint.name, queue);
    return queue;
  }

  /** The function's answers: one, or a stream's as they come. Leaving early runs a generator's `finally`. */
  async *#answers(endpoint: Endpoint, values: readonly unknown[], context: RunContext) {
    const answer = await endpoint.call(values, context);
    if (isStream(answer)) yield* answer;
    else yield answer;
  }

  async #postprocess(endpoint: Endpoint, answer: unknown): Promise<NamedValues> {
    const results = endpoint.readResults(answer);
    const entries = await Promise.all(
      endpoint.outputs.map(async ({ name, component }, index) => {
        const result = results[index];
        try {
          return [name, await component.postprocess(result as never, this.#options.files)] as const;
        } catch (error) {
          if (!(error instanceof InvalidValue)) throw error;
          const message = `Output "${name}" of endpoint "${endpoint.name}" must be ${error.expected}, but the function returned ${showValue(result)}.`;
          throw new HardcaseError("HC_OUTPUT_TYPE", message, { parameter: name, cause: error });
        }
      }),
    );
    return Object.fromEntries(entries);
  }
}

/** Async iterables stream, and so do generators; a plain iterable such as a list is one answer. */
function isStream(answer: unknown): answer is AsyncIterable<unknown> | Generator<unknown> {
  if (typeof answer !== "object" || answer === null) return false;
  return Symbol.asyncIterator in answer || (Symbol.iterator in answer && typeof (answer as { next?: unknown }).next === "function");
}

function toRunError(caught: unknown): RunError {
  if (caught instanceof HardcaseError) {
    const { code, message, hint, parameter } = caught;
    return { code, message, ...(hint !== undefined && { hint }), ...(parameter !== undefined && { parameter }) };
  }
  return { code: "HC_FUNCTION", message: caught instanceof Error ? caught.message : String(caught) };
}

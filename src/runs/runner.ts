import { v7 as uuidv7 } from "uuid";
import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import type { RunContext } from "../components/run-context.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import { type PageSession, PageSessions } from "./page-sessions.ts";
import { readInputs } from "./read-inputs.ts";
import { readUpdate } from "./read-update.ts";
import type { NamedValues, OutputUpdate, OutputUpdates, Run, RunError, RunEvent } from "./run.ts";
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
  /** The open page, of which the server keeps state; without one the state lasts for this run. */
  readonly page?: string | null;
  /** What happened on the page. */
  readonly event?: RunContext["event"];
}

/** Runs endpoints: checks inputs, waits for a place, calls the function and follows what it gives. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #queues = new Map<string, RunQueue>();
  readonly #pages = new PageSessions();

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
    { signal, session = null, user = null, page: pageName = null, event = null }: Caller,
  ): AsyncGenerator<RunEvent, void, undefined> {
    const { files } = this.#options;
    const page = this.#pages.open(pageName);
    const components = endpoint.inputs.map((named) => ({ ...named, component: page.current(named) }));
    const inputs = await readInputs(endpoint, components, body, files);
    using ticket = this.#queueOf(endpoint).join(signal);
    let hasWaited = false;
    for await (const position of ticket.places()) {
      yield { type: "queued", position };
      hasWaited = true;
    }
    if (signal.aborted) return;
    if (hasWaited) yield { type: "queued", position: 0 };

    const argumentsInOrder = await Promise.all(
      components.map(({ name, component }) => {
        const value = inputs[name] ?? null;
        return endpoint.isPreprocessed ? component.preprocess(value, files) : value;
      }),
    );
    const id = uuidv7();
    const startedAt = new Date();
    const start = performance.now();
    let outputs: NamedValues | null = null;
    let error: RunError | undefined;
    let thrown: unknown;
    try {
      const context: RunContext = { signal, run: id, username: user, event, progress: () => {} };
      const answers = followAnswers(await endpoint.call(argumentsInOrder, context, page));
      for await (const answer of answers) {
        const answered = await this.#postprocess(endpoint, endpoint.readResults(answer, page), page);
        outputs = answered.outputs;
        if (signal.aborted) return;
        yield { type: "output", ...answered };
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

  /** Forgets what is kept for a page that was left. */
  endPage(name: string): void {
    this.#pages.end(name);
  }

  #queueOf(endpoint: Endpoint): RunQueue {
    const queue = this.#queues.get(endpoint.name) ?? new RunQueue(endpoint.concurrencyLimit);
    this.#queues.set(endpoint.name, queue);
    return queue;
  }

  /** Results in the order of the outputs as page values by name, and what they change of the outputs themselves. */
  async #postprocess(
    endpoint: Endpoint,
    results: readonly unknown[],
    page: PageSession,
  ): Promise<{ outputs: NamedValues; updates?: OutputUpdates }> {
    const updates: Record<string, OutputUpdate> = {};
    const entries = await Promise.all(
      endpoint.outputs.map(async (named, index) => {
        const { name } = named;
        const { result, update } = readUpdate(results[index], named, page);
        if (update) updates[name] = update;
        try {
          const component = page.current(named);
          const value = endpoint.isPostprocessed
            ? await component.postprocess(result as never, this.#options.files)
            : component.parse(result);
          return [name, value] as const;
        } catch (error) {
          if (!(error instanceof InvalidValue)) throw error;
          const message = `Output "${name}" of endpoint "${endpoint.name}" must be ${error.expected}, but the function returned ${showValue(result)}.`;
          throw new HardcaseError("HC_OUTPUT_TYPE", message, { parameter: name, cause: error });
        }
      }),
    );
    return { outputs: Object.fromEntries(entries), ...(Object.keys(updates).length > 0 && { updates }) };
  }
}

/** A function's answers: one, or a stream's as they come. Leaving early runs a generator's `finally`. */
async function* followAnswers(answer: unknown): AsyncGenerator<unknown, void, undefined> {
  if (isStream(answer)) yield* answer;
  else yield answer;
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

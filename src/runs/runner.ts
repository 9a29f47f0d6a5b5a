import { v7 as uuidv7 } from "uuid";
import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { RunContext } from "../components/run-context.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import { isAnswerStream } from "./answer-stream.ts";
import { BatchCall, type BatchMember } from "./batch-call.ts";
import { latestAnswers } from "./latest-answers.ts";
import { LiveRun } from "./live-run.ts";
import { mergeResults } from "./merge-results.ts";
import { type PageSession, PageSessions } from "./page-sessions.ts";
import { postprocessResults } from "./postprocess-results.ts";
import { readInputs } from "./read-inputs.ts";
import type { NamedValues, Run, RunError, RunEvent } from "./run.ts";
import { RunQueue, type Seat, type Ticket } from "./run-queue.ts";
import { joinArguments, splitAnswer } from "./split-batch.ts";
import { toRunError } from "./to-run-error.ts";
import { validateInputs } from "./validate-inputs.ts";

/** What a runner needs of the room around it. */
export interface RunnerOptions {
  readonly endpoints: readonly Endpoint[];
  readonly files: FileAccess;
  /** Version for endpoints that name none. */
  readonly version: string | undefined;
  /** Runs that may wait in each queue; `null` for any number. */
  readonly maxQueue: number | null;
  /** Whether clients are told what a function threw. Default `true`. */
  readonly showErrors?: boolean | undefined;
  /** Called when a run is over, failed ones included, before its end is told to anyone. A run that was stopped is not told. */
  readonly afterRun: (run: Run) => Promise<void>;
  /** Called with what a function threw, for the owner's log. */
  readonly onFunctionError: (error: unknown, run: Run) => void;
}

/** Who asks for a run. */
export interface Caller {
  readonly session?: string | null;
  readonly user?: string | null;
  /** The open page, of which the server keeps state; without one the state lasts for this run. */
  readonly page?: string | null;
  /** What happened on the page. */
  readonly event?: RunContext["event"];
}

/** What a run needs from its start to its end. */
interface Job {
  readonly endpoint: Endpoint;
  readonly components: readonly NamedComponent[];
  readonly inputs: NamedValues;
  readonly page: PageSession;
  readonly caller: Caller;
  readonly live: LiveRun;
  readonly queue: RunQueue;
  readonly ticket: Ticket | null;
}

/** A run's part of a batch. */
interface Part {
  readonly values: readonly unknown[];
  readonly context: RunContext;
  readonly page: PageSession;
}

type EndpointBatch = BatchCall<Part, readonly unknown[]>;

/** Runs endpoints: checks inputs, waits for a place, calls the function and follows what it gives. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #queues = new Map<string, RunQueue>();
  readonly #batches = new WeakMap<Seat, EndpointBatch>();
  readonly #pages = new PageSessions();

  constructor(options: RunnerOptions) {
    this.#options = options;
    for (const endpoint of options.endpoints) this.#queueOf(endpoint);
  }

  /**
   * Starts a run of an endpoint on page values by name. It waits in line or is about to call its function when this returns.
   *
   * @param patienceMs How long it goes on with nobody following; 0 stops it when its last follower leaves.
   * @throws `HardcaseError` for values that cannot be taken, `InputsRefused` for those that the validator refuses, and with `HC_QUEUE_FULL`: then nothing has run.
   */
  async start(endpoint: Endpoint, body: NamedValues, caller: Caller, patienceMs = 0): Promise<LiveRun> {
    const page = this.#pages.open(caller.page ?? null);
    const components = endpoint.inputs.map((named) => ({ ...named, component: page.current(named) }));
    const inputs = await readInputs(endpoint, components, body, this.#options.files);
    await validateInputs(endpoint, components, inputs, { files: this.#options.files, page });
    const live = new LiveRun(patienceMs);
    const queue = this.#queueOf(endpoint);
    const batching = endpoint.maxBatchSize === null ? null : { key: endpoint, maxSize: endpoint.maxBatchSize };
    const ticket = endpoint.isQueued ? queue.join(live.signal, batching) : null;
    void this.#execute({ endpoint, components, inputs, page, caller, live, queue, ticket }).catch((error) => live.refuse(error));
    await live.begun;
    return live;
  }

  /**
   * Runs an endpoint and tells what happens. What the function throws ends in an `error` event; the run is stopped, and told
   * no more of, when the signal fires. Throws like `start()`.
   *
   * @param isForEnd Whether only the end is wanted.
   */
  async *run(
    endpoint: Endpoint,
    body: NamedValues,
    { signal, ...caller }: Caller & { readonly signal: AbortSignal },
    isForEnd = false,
  ): AsyncGenerator<RunEvent, void, undefined> {
    yield* (await this.start(endpoint, body, caller)).follow(signal, isForEnd);
  }

  /** What is kept for a page. Throws `HC_PAGE_EXPIRED` for one that was forgotten. */
  pageOf(name: string | null): PageSession {
    return this.#pages.open(name);
  }

  /**
   * Calls a function that builds a part of a page, which is no run: it has no outputs, no receipt and no place in a queue.
   * Throws like `start()`, and `HC_FUNCTION` for what the function throws.
   */
  async build(
    endpoint: Endpoint,
    body: NamedValues,
    { signal, user = null, page: name = null }: Caller & { readonly signal: AbortSignal },
  ) {
    const page = this.#pages.open(name);
    const { files } = this.#options;
    const components = endpoint.inputs.map((named) => ({ ...named, component: page.current(named) }));
    const inputs = await readInputs(endpoint, components, body, files);
    const values = await Promise.all(components.map((one) => one.component.preprocess(inputs[one.name] ?? null, files)));
    const silent = { progress: () => {}, info: () => {}, warning: () => {} };
    const context = { signal, run: uuidv7(), username: user, session: null, event: null, ...silent };
    try {
      return await endpoint.call(values, context, page);
    } catch (thrown) {
      if (thrown instanceof HardcaseError) throw thrown;
      const { message, ...said } = toRunError(thrown, this.#options.showErrors ?? true);
      throw new HardcaseError("HC_FUNCTION", message, { cause: thrown, ...(said.hint !== undefined && { hint: said.hint }) });
    }
  }

  /** Forgets what is kept for a page that was left. */
  endPage(name: string): void {
    this.#pages.end(name);
  }

  async #execute(job: Job): Promise<void> {
    const { live, endpoint, components, inputs, queue } = job;
    using ticket = job.ticket;
    await waitForTurn(live, queue, ticket);
    using member = this.#batchMember(endpoint, ticket);
    if (live.signal.aborted) return;
    const values = await Promise.all(
      components.map(({ name, component }) => {
        const value = inputs[name] ?? null;
        return endpoint.isPreprocessed ? component.preprocess(value, this.#options.files) : value;
      }),
    );
    if (live.signal.aborted) return;
    live.begin();

    const id = uuidv7();
    const startedAt = new Date();
    const start = performance.now();
    let failure: { readonly error: RunError; readonly thrown: unknown } | undefined;
    try {
      await this.#call(job, { values, context: contextOf(job, id), page: job.page }, member);
    } catch (thrown) {
      failure = { error: toRunError(thrown, this.#options.showErrors ?? true), thrown };
    }
    if (live.signal.aborted) return;
    const run: Run = {
      id,
      endpoint: endpoint.name,
      startedAt,
      durationMs: performance.now() - start,
      version: endpoint.version ?? this.#options.version,
      session: job.caller.session ?? null,
      user: job.caller.user ?? null,
      inputs,
      // A generator that gave nothing has empty outputs; it has not failed.
      outputs: failure ? null : (live.outputs?.outputs ?? Object.fromEntries(endpoint.outputs.map(({ name }) => [name, null]))),
      error: failure?.error,
    };
    if (failure) this.#options.onFunctionError(failure.thrown, run);
    await this.#options.afterRun(run);
    const updates = live.outputs?.updates;
    live.end(failure ? { type: "error", run, thrown: failure.thrown } : { type: "done", run, ...(updates && { updates }) });
  }

  /** Calls the function, alone or with others, and tells its answers. */
  async #call({ endpoint, live, page }: Job, part: Part, member: BatchMember<Part, readonly unknown[]> | null): Promise<void> {
    const tell = async (results: readonly unknown[]) => {
      const event = await postprocessResults(endpoint, results, page, this.#options.files);
      if (!live.signal.aborted) live.tellOutput(event);
    };
    if (member) return tell(await member.handOver(part, live.signal));
    const answer = await endpoint.call(part.values, part.context, page);
    if (!isAnswerStream(answer)) return live.signal.aborted ? undefined : tell(endpoint.readResults(answer, page));
    const latest = latestAnswers<unknown, readonly unknown[]>(answer, {
      signal: live.signal,
      demand: live.demand,
      read: (one, untaken) => mergeResults(untaken, endpoint.readResults(one, page)),
    });
    for await (const results of latest) await tell(results);
  }

  /** A run's share in the call that it makes with those who sit with it; `null` where each run has its own. */
  #batchMember(endpoint: Endpoint, ticket: Ticket | null): BatchMember<Part, readonly unknown[]> | null {
    if (endpoint.maxBatchSize === null || (ticket !== null && ticket.seat === null)) return null;
    const seat = ticket?.seat ?? null;
    const batch = (seat && this.#batches.get(seat)) ?? new BatchCall(seat?.tickets.length ?? 1, callBatch(endpoint));
    if (seat) this.#batches.set(seat, batch);
    return batch.join();
  }

  #queueOf(endpoint: Endpoint): RunQueue {
    const { name, concurrencyId, concurrencyLimit: limit } = endpoint;
    const key = concurrencyId === undefined ? `endpoint ${name}` : `id ${concurrencyId}`;
    const queue = this.#queues.get(key) ?? new RunQueue({ limit, maxWaiting: this.#options.maxQueue });
    queue.restrict(limit);
    this.#queues.set(key, queue);
    return queue;
  }
}

async function waitForTurn(live: LiveRun, queue: RunQueue, ticket: Ticket | null): Promise<void> {
  if (ticket === null) return;
  let hasWaited = false;
  for await (const place of ticket.places()) {
    live.tellQueued({ type: "queued", ...place });
    hasWaited = true;
  }
  if (hasWaited && !live.signal.aborted) live.tellQueued({ type: "queued", position: 0, size: queue.size });
}

function contextOf({ live, caller }: Job, run: string): RunContext {
  return {
    signal: live.signal,
    run,
    username: caller.user ?? null,
    session: caller.session ?? null,
    event: caller.event ?? null,
    progress: (done, total = null, text) => live.tellProgress({ type: "progress", done, total, text: text ?? null }),
    info: (text) => live.tellMessage({ type: "message", level: "info", text: String(text) }),
    warning: (text) => live.tellMessage({ type: "message", level: "warning", text: String(text) }),
  };
}

/** The call of a batch. Its context is that of the first run, but its signal and its progress are of all. */
function callBatch(endpoint: Endpoint) {
  return async (parts: readonly Part[], signal: AbortSignal): Promise<readonly (readonly unknown[])[]> => {
    const [{ context, page }] = parts as readonly [Part];
    const progress: RunContext["progress"] = (...told) => {
      for (const part of parts) part.context.progress(...told);
    };
    const info = (text: string) => {
      for (const part of parts) part.context.info(text);
    };
    const warning = (text: string) => {
      for (const part of parts) part.context.warning(text);
    };
    const values = joinArguments(
      endpoint,
      parts.map((part) => part.values),
    );
    const answer = await endpoint.call(values, { ...context, signal, progress, info, warning }, page);
    return splitAnswer(endpoint, answer, parts.length, page);
  };
}

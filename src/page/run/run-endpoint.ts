import { EventSourceParserStream } from "eventsource-parser/stream";
import { brokenOff, parseApiError, unreachable } from "../api/api-error.ts";
import { randomUuid } from "../api/random-uuid.ts";
import { recordRun } from "../api/recorded-runs.ts";
import { type PageLife, thisPage } from "./page-life.ts";
import { pauseBeforeRetry } from "./pause-before-retry.ts";
import type { RunEvent, RunMessage, Values } from "./run-event.ts";
import { showMessage } from "./show-message.ts";

const eventTypes = ["queued", "progress", "message", "output", "done", "error"];

/** The server lets something be heard four times as often. */
const silenceMs = 60_000;

/** The server keeps a run, and its end, for as long. */
const giveUpAfterMs = 10 * 60_000;

interface RunRequest {
  readonly inputs: Values;
  /** Random, one for each browser. */
  readonly session: string;
  /** Aborting it stops the run on the server. */
  readonly signal: AbortSignal;
  /** More that the server is told. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is sent though the page is left, and runs to its end. */
  readonly keepalive?: boolean;
  readonly page?: PageLife;
  /** Told what the function tells the person. Default: the page shows it. */
  readonly onMessage?: (message: RunMessage) => void;
}

/**
 * Runs an endpoint and tells what happens, ending with `done` or `error`; never throws but for an abort. When the connection
 * breaks, for instance because the device slept, the run goes on, and is found again once the server can be reached.
 */
export async function* runEndpoint(
  url: URL,
  { inputs, session, signal, headers = {}, keepalive = false, page = thisPage, onMessage = showMessage }: RunRequest,
): AsyncGenerator<RunEvent, void, void> {
  recordRun(url, inputs);
  const id = randomUuid();
  const own = { "x-hardcase-session": session };
  const runUrl = new URL(`${url.pathname}/${id}`, url);
  const stop = () => void fetch(runUrl, { method: "DELETE", headers: own, keepalive: true }).catch(() => {});
  const connection = new Connection(signal);
  const endReturn = page.onReturn(() => connection.check());
  const endLeave = keepalive ? () => {} : page.onLeave(stop);
  signal.addEventListener("abort", stop, { once: true });
  try {
    let response: Response;
    try {
      response = await connection.open(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "text/event-stream", "x-hardcase-run": id, ...own, ...headers },
        body: JSON.stringify(inputs),
        keepalive,
      });
    } catch {
      signal.throwIfAborted();
      yield { type: "error", error: unreachable };
      return;
    }
    if (!response.ok) {
      yield { type: "error", error: parseApiError(response.status, await response.text()) };
      return;
    }
    let told = 0;
    for (;;) {
      try {
        let heard = 0;
        for await (const event of connection.read(response)) {
          if (event.type === "message") {
            // A run that is found again tells all of them anew.
            if (++heard > told) {
              told = heard;
              onMessage(event);
            }
            continue;
          }
          yield event;
          if (event.type === "done" || event.type === "error") return;
        }
      } catch {
        // Told below, as if it had ended too early.
      }
      signal.throwIfAborted();
      yield { type: "reconnecting" };
      const again = await reconnect(connection, runUrl, own, page, signal);
      if (again === null || again.status === 404) {
        yield { type: "error", error: brokenOff };
        return;
      }
      if (!again.ok) {
        yield { type: "error", error: parseApiError(again.status, await again.text()) };
        return;
      }
      yield { type: "reconnected" };
      response = again;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    endReturn();
    endLeave();
  }
}

/** Asks until the server answers for itself, ever more rarely, and at once when the page returns; `null` when it is too late. */
async function reconnect(
  connection: Connection,
  url: URL,
  own: Record<string, string>,
  page: PageLife,
  signal: AbortSignal,
): Promise<Response | null> {
  const lostAt = Date.now();
  for (let attempt = 0; Date.now() - lostAt < giveUpAfterMs; attempt++) {
    await pauseBeforeRetry(attempt, page, signal);
    const response = await connection.open(url, { headers: { Accept: "text/event-stream", ...own } }).catch(() => null);
    signal.throwIfAborted();
    // A proxy answers for a server that is away.
    if (response !== null && response.status < 500) return response;
  }
  return null;
}

/** The connection that a run is told through: one after the other, when they break. */
class Connection {
  readonly #signal: AbortSignal;
  #abort = new AbortController();
  #heardAt = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async open(url: URL, init: RequestInit): Promise<Response> {
    this.#abort = new AbortController();
    return fetch(url, { ...init, signal: AbortSignal.any([this.#signal, this.#abort.signal]) });
  }

  async *read({ body }: Response): AsyncGenerator<RunEvent | ({ readonly type: "message" } & RunMessage), void, void> {
    if (body === null) return;
    this.#heardAt = Date.now();
    const hear = new TransformStream<string, string>({
      transform: (text, controller) => {
        this.#heardAt = Date.now();
        controller.enqueue(text);
      },
    });
    const reader = body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
      .pipeThrough(hear)
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    // Safari reads no stream by `for await`.
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { event, data } = next.value;
      // Events of later servers are passed over.
      if (event !== undefined && eventTypes.includes(event)) yield { ...JSON.parse(data), type: event };
    }
  }

  /** Gives up a connection that has been silent for too long: it may have died without a word while the device slept. */
  check(): void {
    if (this.#heardAt > 0 && Date.now() - this.#heardAt > silenceMs) this.#abort.abort();
  }
}

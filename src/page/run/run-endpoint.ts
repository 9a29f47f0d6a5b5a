import { EventSourceParserStream } from "eventsource-parser/stream";
import { brokenOff, parseApiError, unreachable } from "../api/api-error.ts";
import type { RunEvent, Values } from "./run-event.ts";

const eventTypes = ["queued", "output", "done", "error"];

interface RunRequest {
  readonly inputs: Values;
  /** Random, one for each browser. */
  readonly session: string;
  /** Aborting it stops the run on the server. */
  readonly signal: AbortSignal;
  /** More that the server is told. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is sent though the page is left. */
  readonly keepalive?: boolean;
}

/** Runs an endpoint and tells what happens, ending with `done` or `error`; never throws but for an abort. */
export async function* runEndpoint(
  url: URL,
  { inputs, session, signal, headers = {}, keepalive = false }: RunRequest,
): AsyncGenerator<RunEvent, void, void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream", "x-hardcase-session": session, ...headers },
      body: JSON.stringify(inputs),
      signal,
      keepalive,
    });
  } catch {
    signal.throwIfAborted();
    yield { type: "error", error: unreachable };
    return;
  }
  try {
    if (!response.ok || response.body === null) {
      yield { type: "error", error: parseApiError(response.status, await response.text()) };
      return;
    }
    for await (const event of readEvents(response.body)) {
      yield event;
      if (event.type === "done" || event.type === "error") return;
    }
  } catch {
    signal.throwIfAborted();
  }
  yield { type: "error", error: brokenOff };
}

async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<RunEvent, void, void> {
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  // Safari reads no stream by `for await`.
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { event, data } = next.value;
    // Events of later servers, such as progress, are passed over.
    if (event !== undefined && eventTypes.includes(event)) yield { ...JSON.parse(data), type: event };
  }
}

import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { LiveRun } from "../runs/live-run.ts";
import type { Receipts } from "../runs/receipts.ts";
import { describeEvent } from "./describe-event.ts";

/** A line in between tells either end when the other has gone without a word, and keeps proxies from hanging up. */
const heartbeatMs = 15_000;

/** The events of a run as a stream, from how it stands to its end. */
export function followResponse(context: Context, live: LiveRun, receipts: Receipts): Response {
  const leave = new AbortController();
  return streamSSE(context, async (stream) => {
    stream.onAbort(() => leave.abort());
    const heartbeat = new Heartbeat(stream);
    try {
      // Sent at once: from here on the client knows that its run has been taken.
      await heartbeat.write(() => stream.write(": taken\n\n"));
      for await (const event of live.follow(leave.signal)) {
        const { type, ...data } = await describeEvent(event, receipts);
        await heartbeat.write(() => stream.writeSSE({ event: type, data: JSON.stringify(data) }));
        if (stream.aborted) break;
      }
    } catch (error) {
      // A value can still turn out unreadable after the wait, such as a broken picture.
      await stream.writeSSE({ event: "error", data: JSON.stringify({ error: describeThrown(error) }) });
      if (!(error instanceof HardcaseError)) throw error;
    } finally {
      heartbeat[Symbol.dispose]();
    }
  });
}

/** Writes a comment into a stream when nothing else has been written for a while. */
class Heartbeat implements Disposable {
  readonly #stream: SSEStreamingApi;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(stream: SSEStreamingApi) {
    this.#stream = stream;
  }

  /** Never while something is being written: a client that does not read is sent nothing more. */
  async write(write: () => Promise<unknown>): Promise<void> {
    clearTimeout(this.#timer);
    await write();
    if (this.#stream.aborted) return;
    this.#timer = setTimeout(() => void this.write(() => this.#stream.write(":\n\n")), heartbeatMs).unref();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

function describeThrown(error: unknown) {
  if (!(error instanceof HardcaseError)) return { code: "HC_SERVER", message: "The server failed. Its log says why." };
  const { code, message, hint, parameter } = error;
  return { code, message, hint, parameter };
}

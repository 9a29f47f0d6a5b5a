import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { ChangedCases } from "./review-api.ts";
import type { Reviewing, ReviewWork } from "./review-parts.ts";

/** A line in between tells either end when the other has gone without a word, and keeps proxies from hanging up. */
const heartbeatMs = 15_000;

/** `GET review/api/events`: which cases change, by whatever process, until the client leaves or the server closes. */
export function eventRoute({ feed, parts: { closing } }: ReviewWork): Hono<Reviewing> {
  const app = new Hono<Reviewing>();
  app.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      const leave = new AbortController();
      stream.onAbort(() => leave.abort());
      const ended = AbortSignal.any([leave.signal, closing]);
      const waiting: ChangedCases[] = [];
      let wake = () => {};
      ended.addEventListener("abort", () => wake());
      using _listening = await feed.listen((changed) => {
        waiting.push(changed);
        wake();
      });
      await stream.write(": open\n\n");
      while (!ended.aborted) {
        const changed = waiting.shift();
        if (changed !== undefined) await stream.writeSSE({ event: "changed", data: JSON.stringify(changed) });
        else if (!(await isWoken((woken) => (wake = woken))) && !ended.aborted) await stream.write(":\n\n");
      }
    }),
  );
  return app;
}

/** Waits to be woken, at most until a heartbeat is due. */
function isWoken(onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), heartbeatMs).unref();
    onWake(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

import { expect, test } from "vitest";
import { streamPieces } from "./stream-pieces.ts";

test("one piece is sent after the other, however long sending takes, until the signal fires", async () => {
  const end = new AbortController();
  let underWay = 0;
  let most = 0;
  let sent = 0;
  await streamPieces({
    everyMs: 1,
    take: () => new File(["x"], "piece"),
    async send() {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      if (++sent === 5) end.abort();
    },
    signal: end.signal,
  });
  expect({ most, sent }).toEqual({ most: 1, sent: 5 });
});

test("what is not there yet is not sent, and what sending throws ends it, unless it was ended before", async () => {
  const pieces = [null, new File(["x"], "piece")];
  const failing = { everyMs: 1, take: () => pieces.shift() ?? null, send: () => Promise.reject(new Error("No connection.")) };
  await expect(streamPieces({ ...failing, signal: new AbortController().signal })).rejects.toThrow("No connection.");
  await expect(streamPieces({ ...failing, signal: AbortSignal.abort() })).resolves.toBeUndefined();
});

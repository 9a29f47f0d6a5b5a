import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { Interface, type LaunchedDemo } from "../index.ts";

const launched: LaunchedDemo[] = [];

afterEach(async () => {
  for (const demo of launched.splice(0)) await demo.close();
});

/** Counts up to a limit; the log says how it ended. */
async function launchCounter(options: { readonly concurrencyLimit?: number; readonly maxQueue?: number } = {}) {
  const log: string[] = [];
  const demo = new Interface(
    async function* (limit, { signal }) {
      log.push("called");
      try {
        for (let count = 1; count <= limit && !signal.aborted; count++) {
          yield count;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        log.push(signal.aborted ? "stopped" : "ended");
      }
    },
    "number",
    "number",
    { apiName: "count", allowFlagging: "never", ...options },
  );
  const one = await demo.launch({ port: 0, host: "127.0.0.1", quiet: true });
  launched.push(one);
  return { url: `${one.url}/api/run/count`, log };
}

const mine = { "x-hardcase-session": randomUUID() };
const stream = { accept: "text/event-stream" };

interface Sent {
  readonly run?: string;
  readonly limit?: number;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

const start = (url: string, { run, limit = 1e9, headers = { ...mine, ...stream }, signal }: Sent = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(run !== undefined && { "x-hardcase-run": run }), ...headers },
    body: JSON.stringify({ limit }),
    ...(signal && { signal }),
  });

/** Reads events until one that satisfies. */
async function readUntil(answer: Response, isThis: (type: string, data: { outputs?: { Output: number }; receipt?: string }) => boolean) {
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
  for (let text = "", next = await reader.read(); !next.done; next = await reader.read()) {
    text += next.value;
    for (const [, type = "", json = ""] of text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)) {
      const data = JSON.parse(json);
      if (isThis(type, data)) return { type, data, leave: () => reader.cancel() };
    }
  }
  throw new Error("The stream ended before.");
}

test("a run goes on when its page's connection breaks, and the page finds it again", async () => {
  const { url, log } = await launchCounter();
  const run = randomUUID();
  const { leave } = await readUntil(await start(url, { run }), (type) => type === "output");
  await leave();
  const joined = await fetch(`${url}/${run}`, { headers: { ...mine, ...stream } });
  expect(joined.headers.get("content-type")).toContain("text/event-stream");
  const later = await readUntil(joined, (_type, { outputs }) => (outputs?.Output ?? 0) > 20);
  expect(log).toEqual(["called"]);
  await later.leave();
});

test("a page that was away finds the end, with the receipt, and the same end again", async () => {
  const { url, log } = await launchCounter();
  const run = randomUUID();
  const { leave } = await readUntil(await start(url, { run, limit: 10 }), (type) => type === "output");
  await leave();
  await expect.poll(() => log).toContain("ended");
  const ends = [];
  for (let time = 0; time < 2; time++) {
    const joined = await fetch(`${url}/${run}`, { headers: { ...mine, ...stream } });
    ends.push((await readUntil(joined, (type) => type === "done")).data);
  }
  expect(ends[0]).toMatchObject({ outputs: { Output: 10 }, receipt: expect.stringContaining(".") });
  expect(ends[1]).toEqual(ends[0]);
});

test("a run that is sent twice runs once", async () => {
  const { url, log } = await launchCounter();
  const run = randomUUID();
  const answers = [await start(url, { run, limit: 5 }), await start(url, { run, limit: 5 })];
  const ends = await Promise.all(answers.map((answer) => readUntil(answer, (type) => type === "done")));
  expect(ends[0]?.data).toEqual(ends[1]?.data);
  expect(log).toEqual(["called", "ended"]);
});

test("DELETE stops it: the function's signal fires, and nobody finds it any more", async () => {
  const { url, log } = await launchCounter();
  const run = randomUUID();
  await readUntil(await start(url, { run }), (type) => type === "output");
  expect((await fetch(`${url}/${run}`, { method: "DELETE", headers: mine })).status).toBe(204);
  await expect.poll(() => log).toEqual(["called", "stopped"]);
  expect((await fetch(`${url}/${run}`, { headers: mine })).status).toBe(404);
});

test.each([
  ["of another session", (run: string) => ({ run, headers: { "x-hardcase-session": randomUUID() } })],
  ["without a session", (run: string) => ({ run, headers: {} })],
  ["that nobody has started", () => ({ run: randomUUID(), headers: mine })],
  ["whose name is no UUID", () => ({ run: "..%2Fsecret", headers: mine })],
])("a run %s is neither found nor stopped", async (_title, ask) => {
  const { url, log } = await launchCounter();
  const known = randomUUID();
  const { leave } = await readUntil(await start(url, { run: known }), (type) => type === "output");
  const { run, headers } = ask(known);
  for (const method of ["GET", "DELETE"]) {
    const answer = await fetch(`${url}/${run}`, { method, headers: headers as Record<string, string> });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "HC_NOT_FOUND" } });
  }
  expect(log).toEqual(["called"]);
  await leave();
});

test.each([
  ["names no run", { headers: { ...mine, ...stream } }],
  ["names no session", { run: randomUUID(), headers: stream }],
])("a client that %s stops its run when it leaves", async (_title, sent) => {
  const { url, log } = await launchCounter();
  const { leave } = await readUntil(await start(url, sent), (type) => type === "output");
  await leave();
  await expect.poll(() => log).toEqual(["called", "stopped"]);
});

test("a page that leaves before it learns that its run was taken does not leave it behind", async () => {
  const { url, log } = await launchCounter();
  const abort = new AbortController();
  const started = start(url, { run: randomUUID(), signal: abort.signal }).catch(() => {});
  abort.abort();
  await started;
  expect(await (await start(url, { limit: 1, headers: {} })).json()).toMatchObject({ outputs: { Output: 1 } });
  expect(log.filter((line) => line === "called").length - log.filter((line) => line !== "called").length).toBe(0);
});

test("the demo's end stops the runs that it has kept", async () => {
  const { url, log } = await launchCounter();
  const { leave } = await readUntil(await start(url, { run: randomUUID() }), (type) => type === "output");
  await leave();
  await launched.pop()?.close();
  await expect.poll(() => log).toEqual(["called", "stopped"]);
});

test("a run that would wait where no more may is refused with 503, how many wait, and when to try again", async () => {
  const { url } = await launchCounter({ concurrencyLimit: 1, maxQueue: 1 });
  const running = await readUntil(await start(url), (type) => type === "output");
  const waiting = await readUntil(await start(url), (type) => type === "queued");
  for (const headers of [stream, { accept: "application/json" }]) {
    const refused = await start(url, { headers });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toEqual({
      error: { code: "HC_QUEUE_FULL", message: "The demo is busy, and 1 run waits already.", hint: "Try again in a moment." },
    });
  }
  await waiting.leave();
  await running.leave();
});

test("the API's description has both routes", async () => {
  const { url } = await launchCounter();
  const { paths } = (await (await fetch(new URL("/openapi.json", url))).json()) as { paths: Record<string, object> };
  expect(paths["/api/run/count/{run}"]).toMatchObject({ get: { operationId: "join_count" }, delete: { operationId: "stop_count" } });
});

test("another method is told what the address takes", async () => {
  const { url } = await launchCounter();
  const answer = await fetch(`${url}/${randomUUID()}`, { method: "PUT" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, DELETE"]);
});

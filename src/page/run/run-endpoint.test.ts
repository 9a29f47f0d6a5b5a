import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import type { PageLife } from "./page-life.ts";
import { runEndpoint } from "./run-endpoint.ts";
import type { RunEvent, Values } from "./run-event.ts";

/** A page whose events the test tells. */
class HandPage extends EventTarget implements PageLife {
  onReturn = (callback: () => void) => this.#listen("return", callback);
  onLeave = (callback: () => void) => this.#listen("leave", callback);

  #listen(name: string, callback: () => void): () => void {
    this.addEventListener(name, callback);
    return () => this.removeEventListener(name, callback);
  }

  tell(name: "return" | "leave"): void {
    this.dispatchEvent(new Event(name));
  }
}

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/run/predict`);
}

interface Asking {
  readonly inputs?: Values;
  readonly signal?: AbortSignal;
  readonly page?: PageLife;
  readonly keepalive?: boolean;
}

const session = "0b4d4e9e-6a3c-4d53-9a33-5f0d4ad9a6a1";
const stream = { "content-type": "text/event-stream" };

function ask(url: URL, { inputs = {}, signal = new AbortController().signal, page = new HandPage(), keepalive = false }: Asking = {}) {
  return runEndpoint(url, { inputs, session, signal, page, keepalive });
}

async function eventsOf(url: URL, asking: Asking = {}): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of ask(url, asking)) events.push(event);
  return events;
}

test("what the function tells the person is told once, also when the run is found again", async () => {
  const message = (text: string) => ({ level: "info", text });
  const url = await serve(async (request, response) => {
    response.writeHead(200, stream);
    await write(response, "message", message("one"));
    if (request.method === "POST") return response.destroy();
    await write(response, "message", message("two"));
    await write(response, "done", { run: "a", outputs: {} });
    response.end();
  });
  const told: string[] = [];
  const asking = {
    inputs: {},
    session,
    signal: new AbortController().signal,
    page: new HandPage(),
    onMessage: ({ text }: { text: string }) => told.push(text),
  };
  const types: string[] = [];
  for await (const { type } of runEndpoint(url, asking)) types.push(type);
  expect(told).toEqual(["one", "two"]);
  expect(types).toEqual(["reconnecting", "reconnected", "done"]);
});

const write = (response: ServerResponse, type: string, data: object) =>
  new Promise<void>((resolve) => response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`, () => resolve()));

/** A server that begins every run with one output, and answers by hand whoever joins it again. */
async function serveBroken(join: (response: ServerResponse, request: IncomingMessage) => void) {
  const requests: string[] = [];
  let breakOff = () => {};
  const url = await serve(async (request, response) => {
    requests.push(`${request.method} ${request.url?.replace(/[0-9a-f-]{36}/, "RUN")} ${request.headers["x-hardcase-session"]}`);
    if (request.method === "GET") {
      join(response, request);
    } else if (request.method === "POST") {
      breakOff = () => response.destroy();
      await write(response.writeHead(200, stream), "output", { outputs: { Output: 1 } });
    } else {
      response.writeHead(204).end();
    }
  });
  return { url, requests, breakOff: () => breakOff() };
}

test("sends the inputs as JSON with the browser's session and a name for the run, and asks for events", async () => {
  const url = await serve(async (request, response) => {
    const body = (await request.toArray()).join("");
    const { accept, "x-hardcase-session": told, "x-hardcase-run": run } = request.headers;
    response.writeHead(200, stream).end(`event: done\ndata: ${JSON.stringify({ run, outputs: { body, accept, session: told } })}\n\n`);
  });
  expect(await eventsOf(url, { inputs: { num1: 5, note: "ä" } })).toEqual([
    {
      type: "done",
      run: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      outputs: { body: '{"num1":5,"note":"ä"}', accept: "text/event-stream", session },
    },
  ]);
});

test("tells events in order, however the network cuts them, and passes over kinds it does not know", async () => {
  const text =
    ': taken\n\nevent: queued\ndata: {"position":2}\n\nevent: weather\ndata: {"rain":0.5}\n\n: still here\n\n' +
    'event: progress\ndata: {"done":1,"total":2,"text":null}\n\n' +
    'event: output\ndata: {"outputs":{"Output":"né"}}\n\nevent: done\ndata: {"run":"r","outputs":{"Output":"née"}}\n\n';
  const url = await serve(async (_request, response) => {
    response.writeHead(200, stream);
    for (const byte of Buffer.from(text)) {
      await new Promise<void>((resolve) => response.write(Buffer.of(byte), () => resolve()));
    }
    response.end();
  });
  expect(await eventsOf(url)).toEqual([
    { type: "queued", position: 2 },
    { type: "progress", done: 1, total: 2, text: null },
    { type: "output", outputs: { Output: "né" } },
    { type: "done", run: "r", outputs: { Output: "née" } },
  ]);
});

test("gives a refusal of the server as an error with its parameter", async () => {
  const error = { code: "HC_VALUE_INVALID", message: 'num1 must be a number, got "x".', parameter: "num1" };
  const url = await serve((_request, response) => response.writeHead(422).end(JSON.stringify({ error })));
  expect(await eventsOf(url)).toEqual([{ type: "error", error }]);
});

test("says in words what an answer that is no JSON means", async () => {
  const url = await serve((_request, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"));
  expect(await eventsOf(url)).toMatchObject([{ type: "error", error: { message: "The server answered with status 502." } }]);
});

test("says that a server which is not there cannot be reached", async () => {
  expect(await eventsOf(new URL("http://127.0.0.1:1/api/run/predict"))).toMatchObject([{ type: "error", error: { code: "unreachable" } }]);
});

test("finds the run again when the connection breaks, by the name that it gave the run", async () => {
  const { url, requests, breakOff } = await serveBroken(async (response) => {
    await write(response.writeHead(200, stream), "output", { outputs: { Output: 2 } });
    response.end('event: done\ndata: {"run":"r","outputs":{"Output":3}}\n\n');
  });
  const events: RunEvent[] = [];
  for await (const event of ask(url)) {
    if (events.push(event) === 1) breakOff();
  }
  expect(events).toEqual([
    { type: "output", outputs: { Output: 1 } },
    { type: "reconnecting" },
    { type: "reconnected" },
    { type: "output", outputs: { Output: 2 } },
    { type: "done", run: "r", outputs: { Output: 3 } },
  ]);
  expect(requests).toEqual([`POST /api/run/predict ${session}`, `GET /api/run/predict/RUN ${session}`]);
});

test("asks again and again while a proxy answers for the server, and at once when the page returns", async () => {
  const page = new HandPage();
  let asked = 0;
  const { url, breakOff } = await serveBroken((response) => {
    asked += 1;
    if (asked < 4) {
      response.writeHead(502).end();
      // By itself the next attempt would come later and later.
      setTimeout(() => page.tell("return"), 20);
    } else {
      response.writeHead(200, stream).end('event: done\ndata: {"run":"r","outputs":{}}\n\n');
    }
  });
  const events = ask(url, { page });
  await events.next();
  breakOff();
  expect((await events.next()).value).toEqual({ type: "reconnecting" });
  const lostAt = performance.now();
  expect((await events.next()).value).toEqual({ type: "reconnected" });
  // By itself it would have paused for 250, 500, 1,000 and 2,000 ms.
  expect(performance.now() - lostAt).toBeLessThan(2_000);
  expect((await events.next()).value).toMatchObject({ type: "done" });
});

test("says that the connection broke off when the server does not know the run any more", async () => {
  const { url, breakOff } = await serveBroken((response) => response.writeHead(404).end("{}"));
  const events = ask(url);
  await events.next();
  breakOff();
  expect([(await events.next()).value, (await events.next()).value]).toMatchObject([
    { type: "reconnecting" },
    { type: "error", error: { code: "broken-off" } },
  ]);
});

test("gives up a connection that has been silent for too long when the page returns, and no other", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const page = new HandPage();
  const { url, requests } = await serveBroken((response) =>
    response.writeHead(200, stream).end('event: done\ndata: {"run":"r","outputs":{}}\n\n'),
  );
  const events = ask(url, { page });
  await events.next();
  const next = events.next();
  vi.setSystemTime(Date.now() + 50_000);
  page.tell("return");
  expect(await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50, "still connected"))])).toBe("still connected");
  vi.setSystemTime(Date.now() + 11_000);
  page.tell("return");
  expect((await next).value).toEqual({ type: "reconnecting" });
  expect((await events.next()).value).toEqual({ type: "reconnected" });
  expect(requests).toHaveLength(2);
});

test("stops the run on the server when it is aborted, closes the connection, and throws", async () => {
  const { url, requests } = await serveBroken(() => {});
  const abort = new AbortController();
  const events = ask(url, { signal: abort.signal });
  expect((await events.next()).value).toMatchObject({ type: "output" });
  abort.abort();
  await expect(events.next()).rejects.toThrow("aborted");
  await expect.poll(() => requests).toContain(`DELETE /api/run/predict/RUN ${session}`);
});

test("stops trying when it is aborted while it looks for the run", async () => {
  const { url, requests, breakOff } = await serveBroken((response) => response.writeHead(502).end());
  const abort = new AbortController();
  const events = ask(url, { signal: abort.signal });
  await events.next();
  breakOff();
  await events.next();
  const next = events.next();
  abort.abort();
  await expect(next).rejects.toThrow("aborted");
  await expect.poll(() => requests.at(-1)).toContain("DELETE");
});

test("stops the run when the page is left, but not one that was started by leaving", async () => {
  const { url, requests } = await serveBroken(() => {});
  const page = new HandPage();
  await ask(url, { page, keepalive: true }).next();
  page.tell("leave");
  await ask(url, { page }).next();
  page.tell("leave");
  await expect.poll(() => requests.filter((request) => request.startsWith("DELETE"))).toHaveLength(1);
});

test("a run that has ended is not stopped any more", async () => {
  const requests: string[] = [];
  const url = await serve((request, response) => {
    requests.push(request.method ?? "");
    response.writeHead(200, stream).end('event: done\ndata: {"run":"r","outputs":{}}\n\n');
  });
  const page = new HandPage();
  const abort = new AbortController();
  await eventsOf(url, { page, signal: abort.signal });
  page.tell("leave");
  abort.abort();
  await eventsOf(url);
  expect(requests).toEqual(["POST", "POST"]);
});

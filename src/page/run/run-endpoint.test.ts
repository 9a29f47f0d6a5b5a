import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { runEndpoint } from "./run-endpoint.ts";
import type { RunEvent, Values } from "./run-event.ts";

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/run/predict`);
}

async function eventsOf(url: URL, inputs: Values = {}, signal = new AbortController().signal): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of runEndpoint(url, { inputs, session, signal })) events.push(event);
  return events;
}

const session = "0b4d4e9e-6a3c-4d53-9a33-5f0d4ad9a6a1";
const stream = { "content-type": "text/event-stream" };

test("sends the inputs as JSON with the browser's session, and asks for events", async () => {
  const url = await serve(async (request, response) => {
    const body = (await request.toArray()).join("");
    response
      .writeHead(200, stream)
      .end(
        `event: done\ndata: ${JSON.stringify({ run: "r", outputs: { body, accept: request.headers.accept, session: request.headers["x-hardcase-session"] ?? null } })}\n\n`,
      );
  });
  expect(await eventsOf(url, { num1: 5, note: "ä" })).toEqual([
    { type: "done", run: "r", outputs: { body: '{"num1":5,"note":"ä"}', accept: "text/event-stream", session } },
  ]);
});

test("tells events in order, however the network cuts them, and passes over kinds it does not know", async () => {
  const text =
    'event: queued\ndata: {"position":2}\n\nevent: progress\ndata: {"share":0.5}\n\n: still here\n\n' +
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

test("says that a stream broke off when it ends before the run does", async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, stream).write('event: output\ndata: {"outputs":{"Output":1}}\n\n', () => response.destroy());
  });
  expect(await eventsOf(url)).toMatchObject([{ type: "output" }, { type: "error", error: { code: "broken-off" } }]);
});

test("closes the connection when it is aborted, and throws", async () => {
  let hasClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    hasClosed = resolve;
  });
  const url = await serve((_request, response) => {
    response.once("close", hasClosed);
    response.writeHead(200, stream).write('event: output\ndata: {"outputs":{"Output":1}}\n\n');
  });
  const abort = new AbortController();
  const events = runEndpoint(url, { inputs: {}, session, signal: abort.signal });
  expect((await events.next()).value).toMatchObject({ type: "output" });
  abort.abort();
  await expect(events.next()).rejects.toThrow("aborted");
  await closed;
});

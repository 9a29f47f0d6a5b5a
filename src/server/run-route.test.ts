import { afterEach, describe, expect, test } from "vitest";
import { checkbox, dropdown, Interface, image, type LaunchedDemo, number, radio, slider, text } from "../index.ts";

const launched: LaunchedDemo[] = [];

afterEach(async () => {
  for (const demo of launched.splice(0)) await demo.close();
});

async function launch(demo: { launch: Interface<never, never>["launch"] }): Promise<string> {
  const one = await demo.launch({ port: 0, host: "127.0.0.1", quiet: true });
  launched.push(one);
  return one.url;
}

const calculator = () =>
  new Interface(
    (num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 / num2),
    ["number", radio(["add", "divide"]), "number"],
    "number",
    { apiName: "calculator", allowFlagging: "never" },
  );

const run = (url: string, endpoint: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/run/${endpoint}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("a run is answered with its id and its outputs by name", async () => {
  const url = await launch(calculator());
  const answer = await run(url, "calculator", { num1: 5, operation: "add", num2: 7 });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    run: expect.stringMatching(/^[0-9a-f-]{36}$/),
    outputs: { Output: 12 },
    receipt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  });
});

test("a result that JSON has no number for is told as a text", async () => {
  const url = await launch(calculator());
  expect(await (await run(url, "calculator", { num1: 1, operation: "divide", num2: 0 })).json()).toMatchObject({
    outputs: { Output: "Infinity" },
  });
});

describe("bad input gets its 4xx with the parameter's name", () => {
  const everything = () =>
    new Interface(
      (...values: unknown[]) => values.length,
      [
        number({ label: "count", minimum: 1, maximum: 9 }),
        radio(["a", "b"], { label: "pick" }),
        text({ label: "word", maxLength: 5 }),
        slider(0, 1, 0.5, { label: "level" }),
        checkbox({ label: "sure" }),
        dropdown(["x", "y"], { label: "choice" }),
        image({ label: "picture", optional: true }),
      ],
      "number",
      { apiName: "everything", allowFlagging: "never" },
    );
  const good = { count: 3, pick: "a", word: "hello", level: 0.5, sure: true, choice: "x" };
  const file = { path: `${"0".repeat(64)}/a.png`, meta: { _type: "gradio.FileData" } };

  test("while good input is taken", async () => {
    const url = await launch(everything());
    expect(await (await run(url, "everything", good)).json()).toMatchObject({ outputs: { Output: 7 } });
  });

  test.each<[string, Record<string, unknown>, number, string, string]>([
    ["a number as text", { count: "3" }, 422, "count", 'count must be a number, got "3".'],
    ["a number below its range", { count: 0 }, 422, "count", "count must be at least 1, got 0."],
    ["a number above its range", { count: 10 }, 422, "count", "count must be at most 9, got 10."],
    ["not a number", { count: "NaN" }, 422, "count", 'count must be a finite number, got "NaN".'],
    ["nothing where a value is required", { count: null }, 422, "count", "count is required, but nothing was given."],
    ["an empty required text", { word: "" }, 422, "word", "word is required, but nothing was given."],
    ["a choice that is not offered", { pick: "c" }, 422, "pick", 'pick must be one of "a", "b", got "c".'],
    ["a list where one choice is due", { choice: ["x"] }, 422, "choice", 'choice must be one of "x", "y", got ["x"].'],
    ["a level outside the slider", { level: 2 }, 422, "level", "level must be at most 1, got 2."],
    ["a text where a yes or no is due", { sure: "yes" }, 422, "sure", 'sure must be true or false, got "yes".'],
    ["an object where a text is due", { word: { a: 1 } }, 422, "word", 'word must be a text, got {"a":1}.'],
    ["a file that is not on the server", { picture: file }, 422, "picture", "a.png"],
    ["a path of the server's disk", { picture: { ...file, path: "/etc/passwd" } }, 422, "picture", "passwd"],
    ["a parameter of no such name", { number: 1 }, 422, "number", 'Endpoint "everything" has no parameter "number".'],
  ])("%s", async (_title, change, status, parameter, message) => {
    const url = await launch(everything());
    const answer = await run(url, "everything", { ...good, ...change });
    expect(answer.status).toBe(status);
    const { error } = (await answer.json()) as { error: { message: string; parameter: string } };
    expect(error.parameter).toBe(parameter);
    expect(error.message).toContain(message);
    const streamed = await run(url, "everything", { ...good, ...change }, { accept: "text/event-stream" });
    expect(streamed.status).toBe(status);
    expect(await streamed.json()).toEqual({ error });
  });

  test.each<[string, string, string, Record<string, string>, number, string]>([
    ["no JSON", "calculator", "{", {}, 400, "The body is not JSON"],
    ["JSON that is no object", "calculator", "[1]", {}, 400, "The body must be a JSON object, got [1]."],
    [
      "another content type",
      "calculator",
      "{}",
      { "content-type": "text/plain" },
      415,
      'The body must be application/json, got "text/plain".',
    ],
    ["an endpoint of no such name", "divide", "{}", {}, 404, 'There is no endpoint "divide".'],
    ["a body that is too large", "calculator", `"${"x".repeat(33_000_000)}"`, {}, 413, "The body is larger than 32 MB."],
  ])("%s", async (_title, endpoint, body, headers, status, message) => {
    const url = await launch(calculator());
    const answer = await run(url, endpoint, body, headers);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(message);
  });

  test.each([
    ["of another site", { "sec-fetch-site": "cross-site" }, 403],
    ["of another origin over plain HTTP", { origin: "http://elsewhere.example" }, 403],
    ["of the demo's own", { "sec-fetch-site": "same-origin" }, 200],
  ])("a request from a page %s", async (_title, headers, status) => {
    const url = await launch(calculator());
    expect((await run(url, "calculator", { num1: 5, operation: "add", num2: 7 }, headers)).status).toBe(status);
  });

  test("a method or a path that is not there", async () => {
    const url = await launch(calculator());
    const method = await fetch(`${url}/api/run/calculator`);
    expect([method.status, method.headers.get("allow")]).toEqual([405, "POST"]);
    const path = await fetch(`${url}/nothing`);
    expect(path.status).toBe(404);
    expect(await path.json()).toMatchObject({ error: { code: "HC_NOT_FOUND" } });
  });
});

describe("a function that fails", () => {
  test("is answered 500 with its message, and never with a stack", async () => {
    const url = await launch(
      new Interface(
        (word) => {
          throw new Error(`no ${word}`);
        },
        "text",
        "text",
        { apiName: "fail", allowFlagging: "never" },
      ),
    );
    const answer = await run(url, "fail", { word: "way" });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      run: expect.any(String),
      error: { code: "HC_FUNCTION", message: "no way" },
      receipt: expect.any(String),
    });
  });
});

describe("a stream", () => {
  const counting = (log: string[] = []) =>
    new Interface(
      async function* (limit, { signal }) {
        try {
          for (let count = 1; count <= limit; count++) {
            yield count;
            await new Promise((resolve) => setTimeout(resolve, 40));
          }
        } finally {
          log.push(signal.aborted ? "stopped" : "ended");
        }
      },
      "number",
      "number",
      { apiName: "count", allowFlagging: "never", concurrencyLimit: 1 },
    );

  const events = async (answer: Response) =>
    (await answer.text())
      .trim()
      .split("\n\n")
      .filter((block) => !block.startsWith(":"))
      .map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2))));

  test("sends each output as it comes, then the end", async () => {
    const url = await launch(counting());
    const answer = await run(url, "count", { limit: 3 }, { accept: "text/event-stream" });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const sent = await events(answer);
    expect(sent.map(({ event, data }) => [event, JSON.parse(data).outputs])).toEqual([
      ["output", { Output: 1 }],
      ["output", { Output: 2 }],
      ["output", { Output: 3 }],
      ["done", { Output: 3 }],
    ]);
  });

  test("is the last output for who asks for JSON", async () => {
    const url = await launch(counting());
    expect(await (await run(url, "count", { limit: 3 })).json()).toMatchObject({ outputs: { Output: 3 } });
  });

  test("ends when the reader leaves: the generator's finally runs, and the next run has its place", async () => {
    const log: string[] = [];
    const url = await launch(counting(log));
    const leave = new AbortController();
    const answer = await fetch(`${url}/api/run/count`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ limit: 1e9 }),
      signal: leave.signal,
    });
    await answer.body?.getReader().read();
    leave.abort();
    expect(await (await run(url, "count", { limit: 1 })).json()).toMatchObject({ outputs: { Output: 1 } });
    expect(log).toEqual(["stopped", "ended"]);
  });

  test("who waits is told the place", async () => {
    const url = await launch(counting());
    const leave = new AbortController();
    const body = JSON.stringify({ limit: 1e9 });
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const first = await fetch(`${url}/api/run/count`, { method: "POST", headers, body, signal: leave.signal });
    await first.body?.getReader().read();
    const second = await run(url, "count", { limit: 1 }, { accept: "text/event-stream" });
    const reader = (second.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    const readUntil = async (text: string) => {
      while (!told.includes(text)) told += (await reader.read()).value;
    };
    await readUntil('event: queued\ndata: {"position":1,"size":1}');
    leave.abort();
    await readUntil('event: queued\ndata: {"position":0,"size":0}');
    await readUntil("event: output");
    await reader.cancel();
  });
});

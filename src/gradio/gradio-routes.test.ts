import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import type { Demo } from "../demo/demo.ts";
import { Blocks, button, DemoSite, file, Interface, type LaunchedDemo, number, state, text } from "../index.ts";

let folder: string;
const launched: LaunchedDemo[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-gradio-"));
});

afterEach(async () => {
  for (const demo of launched.splice(0)) await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function launch(demo: Demo | DemoSite): Promise<string> {
  const one = await demo.launch({ port: 0, host: "127.0.0.1", quiet: true });
  launched.push(one);
  return one.url;
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

const get = async (url: string) => (await fetch(url)).json();

type Message = { readonly msg: string; readonly event_id: string | null; readonly [field: string]: unknown };

/** The messages of a session's stream, until whoever reads them stops. */
async function* messages(url: string, session: string, signal: AbortSignal): AsyncGenerator<Message> {
  const answer = await fetch(`${url}/gradio_api/queue/data?session_hash=${session}`, { signal });
  const events = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { data } of events as never as AsyncIterable<{ data: string }>) yield JSON.parse(data) as Message;
}

/** Calls by number and reads the stream to its end, as clients do. */
async function call(url: string, number: number, data: unknown[], session = "a-session"): Promise<Message[]> {
  const join = await post(`${url}/gradio_api/queue/join`, { data, fn_index: number, session_hash: session });
  expect(join.status).toBe(200);
  const hangUp = new AbortController();
  const seen: Message[] = [];
  for await (const message of messages(url, session, hangUp.signal)) {
    if (message.msg === "close_stream") break;
    seen.push(message);
  }
  hangUp.abort();
  return seen;
}

const shout = (options: object = {}) =>
  new Interface((word) => word.toUpperCase(), "text", "text", { apiName: "shout", flaggingDir: join(folder, "flagged"), ...options });

async function cases() {
  const store = await openCaseStore({ dir: join(folder, "flagged") });
  try {
    return await store.list({}, { limit: 10 });
  } finally {
    await store[Symbol.asyncDispose]();
  }
}

describe("a call", () => {
  test("is told from its place to its end, and the stream is closed", async () => {
    const told = await call(await launch(shout()), 0, ["hello"]);
    expect(told.map(({ msg }) => msg)).toEqual(["estimation", "process_starts", "process_completed"]);
    expect(told[2]).toMatchObject({ success: true, output: { data: ["HELLO"], is_generating: false } });
  });

  test("that waits is told its place", async () => {
    const slow = new Interface(async (word) => setTimeout(200, word), "text", "text", { concurrencyLimit: 1, allowFlagging: "never" });
    const url = await launch(slow);
    const first = post(`${url}/gradio_api/queue/join`, { data: ["one"], fn_index: 0, session_hash: "first" });
    await first;
    const told = await call(url, 0, ["two"], "second");
    expect(told[0]).toMatchObject({ msg: "estimation", rank: 0, queue_size: 1 });
    expect(told.at(-1)).toMatchObject({ output: { data: ["two"] } });
  });

  test("that fails says why, and no more than clients know", async () => {
    const told = await call(await launch(shout()), 0, [7]);
    expect(told.at(-1)).toMatchObject({ msg: "process_completed", success: false, title: "Error" });
    const { output } = told.at(-1) as never as { output: { error: string } };
    expect(Object.keys(output).sort()).toEqual(["duration", "error", "title", "visible"]);
    expect(output.error).toContain("word must be a text, got 7.");
  });

  test("made while a stream is being closed waits until the client has hung up, and is told on the next one", async () => {
    const url = await launch(shout());
    await post(`${url}/gradio_api/queue/join`, { data: ["one"], fn_index: 0, session_hash: "closing" });
    const hangUp = new AbortController();
    const open = messages(url, "closing", hangUp.signal);
    // Not by `for await`, whose end would hang up.
    while ((await open.next()).value?.msg !== "close_stream");
    const late = post(`${url}/gradio_api/queue/join`, { data: ["two"], fn_index: 0, session_hash: "closing" });
    expect(await Promise.race([late, setTimeout(300, "held")])).toBe("held");
    hangUp.abort();
    const { event_id: id } = (await (await late).json()) as { event_id: string };
    const told: Message[] = [];
    const end = new AbortController();
    for await (const message of messages(url, "closing", end.signal)) {
      if (message.msg === "close_stream") break;
      told.push(message);
    }
    end.abort();
    expect(told.at(-1)).toMatchObject({ event_id: id, output: { data: ["TWO"] } });
  });

  test("may be asked for by a client that has heard all of it, which is told to hang up, and by none that was never there", async () => {
    const url = await launch(shout());
    await post(`${url}/gradio_api/queue/join`, { data: ["one"], fn_index: 0, session_hash: "heard" });
    const first = async (session: string) => {
      const hangUp = new AbortController();
      for await (const message of messages(url, session, hangUp.signal)) {
        if (!["close_stream", "unexpected_error"].includes(message.msg)) continue;
        hangUp.abort();
        return message;
      }
      throw new Error("The stream ended without a word.");
    };
    expect(await first("heard")).toMatchObject({ msg: "close_stream" });
    expect(await first("heard")).toMatchObject({ msg: "close_stream" });
    expect(await first("stranger")).toMatchObject({ msg: "unexpected_error", session_not_found: true });
    const again = post(`${url}/gradio_api/queue/join`, { data: ["two"], fn_index: 0, session_hash: "heard" });
    expect((await again).status).toBe(200);
    expect(await first("heard")).toMatchObject({ msg: "close_stream" });
  });

  test("stops its function when the client hangs up", async () => {
    let stopped: () => void = () => {};
    const isStopped = new Promise<void>((resolve) => (stopped = resolve));
    const endless = new Interface(
      async function* endless(word, { signal }) {
        signal.addEventListener("abort", () => stopped());
        for (;;) {
          yield word;
          await setTimeout(20);
        }
      },
      "text",
      "text",
      { allowFlagging: "never" },
    );
    const url = await launch(endless);
    await post(`${url}/gradio_api/queue/join`, { data: ["a"], fn_index: 0, session_hash: "leaving" });
    const hangUp = new AbortController();
    for await (const { msg } of messages(url, "leaving", hangUp.signal)) if (msg === "process_generating") break;
    hangUp.abort();
    await isStopped;
  });

  test("for a full queue is refused in the answer itself", async () => {
    const slow = new Interface(async (word) => setTimeout(500, word), "text", "text", {
      concurrencyLimit: 1,
      maxQueue: 0,
      allowFlagging: "never",
    });
    const url = await launch(slow);
    const join = () => post(`${url}/gradio_api/queue/join`, { data: ["a"], fn_index: 0, session_hash: "busy" });
    expect((await join()).status).toBe(200);
    const refused = await join();
    expect([refused.status, await refused.json()]).toEqual([503, { detail: "The demo is busy, and no run may wait here." }]);
  });
});

describe("visibility", () => {
  const demoOf = () => {
    const word = text({ label: "word" });
    const trigger = button("Go");
    for (const apiVisibility of ["public", "undocumented", "private"] as const) {
      trigger.click((given) => given, word, word, { apiName: apiVisibility, apiVisibility });
    }
    return new Blocks(word, trigger);
  };

  test("says what is described and what may be called", async () => {
    const url = await launch(demoOf());
    const described = async (query: string) =>
      Object.keys(((await get(`${url}/gradio_api/info${query}`)) as { named_endpoints: object }).named_endpoints);
    expect(await described("")).toEqual(["/public"]);
    expect(await described("?all_endpoints=True")).toEqual(["/public", "/undocumented"]);
    const paths = Object.keys(((await get(`${url}/openapi.json`)) as { paths: object }).paths);
    expect(paths).toContain("/api/run/public");
    expect(paths.filter((path) => /undocumented|private/.test(path))).toEqual([]);
    for (const [name, status] of [
      ["public", 200],
      ["undocumented", 200],
      ["private", 404],
    ] as const) {
      expect((await post(`${url}/gradio_api/run/${name}`, { data: ["a"] })).status).toBe(status);
      expect((await post(`${url}/gradio_api/call/${name}`, { data: ["a"] })).status).toBe(status);
      expect((await post(`${url}/api/run/${name}`, { word: "a" })).status).toBe(status);
    }
    const numbers = ((await get(`${url}/config`)) as { dependencies: { api_name: string }[] }).dependencies.map(({ api_name }) => api_name);
    expect(numbers).toEqual(["public", "undocumented"]);
  });

  test("lets the page alone call what is private, by the key that stands in it", async () => {
    const url = await launch(demoOf());
    const [, key = ""] = /<meta name="hardcase-page-key" content="([^"]+)">/.exec(await (await fetch(url)).text()) ?? [];
    expect((await post(`${url}/api/run/private`, { word: "a" }, { "x-hardcase-page-key": key })).status).toBe(200);
    expect((await post(`${url}/api/run/private`, { word: "a" }, { "x-hardcase-page-key": `${key.slice(1)}x` })).status).toBe(404);
  });

  test("leaves no key in a page that needs none", async () => {
    expect(await (await fetch(await launch(shout()))).text()).not.toContain("page-key");
  });
});

describe("a validator", () => {
  const demoOf = () => {
    let calls = 0;
    const demo = new Interface((name, age) => `${name} is ${age}, call ${++calls}`, ["text", "number"], "text", {
      apiName: "greet",
      allowFlagging: "never",
      validator: async (name, age) => [name.length < 3 ? "too short" : null, age < 0 ? "must not be below 0" : null],
    });
    return demo;
  };

  test("refuses before the function runs, in the words of either protocol", async () => {
    const url = await launch(demoOf());
    const ours = await post(`${url}/api/run/greet`, { name: "Al", age: 7 });
    expect([ours.status, await ours.json()]).toEqual([
      422,
      { error: { code: "HC_VALUE_INVALID", message: "name: too short", parameter: "name" } },
    ]);
    const theirs = await post(`${url}/gradio_api/queue/join`, { data: ["Al", -1], fn_index: 0, session_hash: "checked" });
    expect([theirs.status, await theirs.json()]).toEqual([
      422,
      {
        detail: [
          { __type__: "validate", is_valid: false, message: "too short", parameter_name: "name" },
          { __type__: "validate", is_valid: false, message: "must not be below 0", parameter_name: "age" },
        ],
      },
    ]);
    const fine = await post(`${url}/gradio_api/run/greet`, { data: ["Alma", 7] });
    expect(((await fine.json()) as { data: unknown }).data).toEqual(["Alma is 7, call 1"]);
  });

  test("that answers in another shape is a mistake of the owner's", async () => {
    const demo = shout({ allowFlagging: "never", validator: () => 7 });
    await expect(demo.run("a")).rejects.toMatchObject({ code: "HC_DEMO" });
  });
});

describe("flags", () => {
  test("come without a receipt, and are not verified", async () => {
    const url = await launch(shout({ flaggingOptions: ["wrong", "right"] }));
    const answer = await post(`${url}/gradio_api/run/Flag_1`, { data: ["hello", "HALLO"], session_hash: "flagging" });
    expect(((await answer.json()) as { data: unknown }).data).toEqual([{ value: "Flag as right", interactive: true, __type__: "update" }]);
    const stored = await cases();
    expect(JSON.stringify(stored)).toContain('"verified":false');
    expect(JSON.stringify(stored)).toContain('"option":"right"');
  });

  test("are checked as any flag's values are", async () => {
    const url = await launch(shout());
    const answer = await post(`${url}/gradio_api/run/Flag`, { data: ["hello", 7] });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([500, "Output must be a text, got 7."]);
  });

  test("are not taken where people may not flag", async () => {
    const url = await launch(shout({ allowFlagging: "never" }));
    expect((await post(`${url}/gradio_api/run/Flag`, { data: ["a", "A"] })).status).toBe(404);
  });

  test("by auto keep the runs of these clients like all others", async () => {
    const url = await launch(shout({ allowFlagging: "auto" }));
    await call(url, 0, ["hello"]);
    const stored = JSON.stringify(await cases());
    expect(stored).toContain('"by":"auto"');
    expect(stored).toContain('"verified":true');
  });
});

test("state is kept by session, and its place is empty for clients", async () => {
  const total = state(0);
  const step = number({ label: "step" });
  const sum = number({ label: "sum" });
  const go = button("Go");
  go.click((by, before) => [before + by, before + by], [step, total], [sum, total], { apiName: "count" });
  const url = await launch(new Blocks(step, sum, go));
  const add = async (by: number, session: string) => (await call(url, 0, [by, null], session)).at(-1)?.output as { data: unknown };
  expect((await add(2, "one")).data).toEqual([2, null]);
  expect((await add(3, "one")).data).toEqual([5, null]);
  expect((await add(1, "two")).data).toEqual([1, null]);
});

describe("files", () => {
  test("are those that were uploaded, and no others", async () => {
    const copy = new Interface((path) => path, file({ label: "file" }), file({ label: "copy" }), {
      apiName: "copy",
      allowFlagging: "never",
    });
    const url = await launch(copy);
    const form = new FormData();
    form.append("files", new File(["hello"], "../x y.txt"));
    const [path] = (await (await fetch(`${url}/gradio_api/upload`, { method: "POST", body: form })).json()) as [string];
    expect(path.split("/").at(-1)).toBe("x y.txt");
    const meta = { _type: "gradio.FileData" };
    const answer = await post(`${url}/gradio_api/run/copy`, { data: [{ path, meta }] });
    const { data } = (await answer.json()) as { data: [{ url: string; size: number }] };
    expect(data[0].size).toBe(5);
    expect(await (await fetch(data[0].url)).text()).toBe("hello");
    const other = await post(`${url}/gradio_api/run/copy`, { data: [{ path: "/etc/passwd", meta }] });
    expect([other.status, ((await other.json()) as { error: string }).error]).toEqual([
      500,
      expect.stringContaining("is not on this server"),
    ]);
    for (const place of ["/etc/passwd", "..%2F..%2Fetc%2Fpasswd"])
      expect((await fetch(`${url}/gradio_api/file=${place}`)).status).toBe(404);
  });
});

test("addresses are those by which the client came, behind a proxy and under a path too", async () => {
  const url = await launch(new DemoSite({ "/": shout(), "/under/it": shout({ allowFlagging: "never" }) }));
  const rootOf = async (path: string, headers: Record<string, string> = {}) =>
    ((await (await fetch(`${url}${path}/config`, { headers })).json()) as { root: string }).root;
  expect(await rootOf("")).toBe(url);
  expect(await rootOf("/under/it")).toBe(`${url}/under/it`);
  const proxied = { "x-forwarded-host": "demo.example, inner", "x-forwarded-proto": "https", "x-forwarded-prefix": "/apps" };
  expect(await rootOf("/under/it", proxied)).toBe("https://demo.example/apps/under/it");
});

test("who is not signed in gets nothing of it, in words that clients show", async () => {
  const url = await launch(shout({ auth: [["ada", "right"]], authMessage: "Ask Ada" }));
  const answer = await fetch(`${url}/config`);
  expect([answer.status, await answer.json()]).toEqual([401, { detail: { error: "Not authenticated", auth_message: "Ask Ada" } }]);
  for (const path of ["info", "heartbeat/a", "app_id", "user"]) expect((await fetch(`${url}/gradio_api/${path}`)).status).toBe(401);
});

test("a heartbeat that is held open does not hold up the end", async () => {
  const url = await launch(shout());
  const answer = await fetch(`${url}/gradio_api/heartbeat/a-session`);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: ALIVE\n\n");
  const start = performance.now();
  await launched.pop()?.close();
  expect(performance.now() - start).toBeLessThan(3000);
});

import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { call, five, runIn, textOf, useAgents } from "../../test/fixtures/agents.ts";
import { Interface, text } from "../index.ts";

const { calculator, cases, connect, launch } = useAgents();

describe("a login", () => {
  const auth = [
    ["ada", "pass: wörd"],
    ["grace", "other"],
  ] as const;
  const basic = (name: string, password: string) => ({ authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` });

  test("is by HTTP Basic, for files too, and the function learns who calls", async () => {
    const demo = new Interface((_word, { username }) => String(username), text({ label: "Word" }), "text", {
      apiName: "who",
      mcp: true,
      auth,
    });
    const url = await launch(demo);
    await expect(connect(url)).rejects.toThrow(/HTTP Basic/);
    await expect(connect(url, basic("ada", "wrong"))).rejects.toThrow(/HC_CREDENTIALS/);
    const ada = await connect(url, basic("ada", "pass: wörd"));
    expect((await call(ada, "who", { Word: "?" })).structuredContent).toEqual({ Output: "ada" });
    const file = `${url}/api/file/${"0".repeat(64)}/a.png`;
    expect((await fetch(file)).status).toBe(401);
    expect((await fetch(file, { headers: basic("grace", "other") })).status).toBe(404);
  });

  test("keeps runs of one user from another", async () => {
    const url = await launch(calculator({ auth }));
    const ada = await connect(url, basic("ada", "pass: wörd"));
    const grace = await connect(url, basic("grace", "other"));
    const run = runIn(await call(ada, "calculator", five));
    expect(textOf(await call(grace, "flag", { run }))).toContain("There is no such run");
    await call(ada, "flag", { run });
    expect(await cases()).toMatchObject([{ user: "ada" }]);
  });

  test("does not let anyone guess passwords", async () => {
    const url = await launch(calculator({ auth }));
    const ask = () => fetch(`${url}/mcp`, { method: "POST", headers: basic("ada", "guess") });
    for (let attempt = 1; attempt <= 10; attempt++) expect((await ask()).status).toBe(401);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("by HTTP Basic is not taken where there are no tools", async () => {
    const url = await launch(calculator({ auth, mcp: false }));
    expect((await fetch(`${url}/openapi.json`, { headers: basic("grace", "other") })).status).toBe(401);
  });
});

describe("requests that are not an agent's", () => {
  const list = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  const accept = "application/json, text/event-stream";

  /** fetch() does not let one choose the host. */
  function post(url: string, headers: Record<string, string>, body = list): Promise<{ status: number | undefined; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${url}/mcp`,
        { method: "POST", headers: { "content-type": "application/json", accept, ...headers } },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (part: string) => (text += part));
          answer.on("end", () => resolve({ status: answer.statusCode, text }));
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  test("are refused when they come from a page of another site", async () => {
    const url = await launch(calculator());
    expect(await post(url, { origin: "https://evil.example" })).toMatchObject({
      status: 403,
      text: expect.stringContaining("HC_CROSS_SITE"),
    });
  });

  test("are refused when a page has led its own name to this machine", async () => {
    const url = await launch(calculator());
    const host = `evil.example:${new URL(url).port}`;
    const refused = await post(url, { origin: `http://${host}`, host });
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining("takes no requests from web pages") });
    const quiet = await post(url, { "sec-fetch-site": "same-origin", host });
    expect(quiet.status).toBe(403);
  });

  test("are taken from a page at an address of this machine", async () => {
    const url = await launch(calculator());
    expect((await post(url, { origin: url })).status).toBe(200);
  });

  test("are answered as JSON-RPC when they are no JSON, and by what is allowed when they are of another method", async () => {
    const url = await launch(calculator());
    const { status, text } = await post(url, {}, "{");
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: "2.0", id: null, error: { message: expect.stringContaining("is not JSON") } });
    const read = await fetch(`${url}/mcp`);
    expect(read.status).toBe(405);
    expect(read.headers.get("allow")).toBe("POST");
  });
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AuthOptions } from "../../demo/auth-options.ts";
import { Interface, type LaunchedDemo, readCsv } from "../../index.ts";
import { LoginSessions, loginSeconds } from "./login-sessions.ts";

let folder: string;
const launched: LaunchedDemo[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-auth-"));
});

afterEach(async () => {
  for (const demo of launched.splice(0)) await demo.close();
  await rm(folder, { recursive: true, force: true });
});

const accounts = [
  ["ada", "right"],
  ["grace", "other"],
] as const;

const demoFor = (options: AuthOptions) =>
  new Interface((word, { username }) => `${word} ${username}`, "text", "text", {
    apiName: "greet",
    flaggingDir: join(folder, "flagged"),
    ...options,
  });

async function launch(options: AuthOptions = { auth: accounts }): Promise<string> {
  const demo = await demoFor(options).launch({ port: 0, host: "127.0.0.1", quiet: true });
  launched.push(demo);
  return demo.url;
}

const login = (url: string, username: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/login`, { method: "POST", redirect: "manual", headers, body: new URLSearchParams({ username, password }) });

const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

const run = (url: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/run/greet`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...headers },
    body: '{"word":"hello"}',
  });

test("who is not signed in sees a form and nothing of the demo, and no call is answered", async () => {
  const url = await launch();
  const page = await fetch(url);
  expect(page.status).toBe(401);
  const html = await page.text();
  expect(html).toContain('name="password"');
  expect(html).not.toContain("hardcase-config");
  const answer = await run(url, "");
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "HC_LOGIN" } });
  for (const path of ["/openapi.json", "/api/file/x/y", "/nothing"]) expect((await fetch(url + path)).status).toBe(401);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("the right password opens the page, and the name reaches the function, the case and the CSV", async () => {
  const url = await launch();
  const answer = await login(url, "ada", "right");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Lax|; SameSite=Lax.*HttpOnly|HttpOnly.*SameSite=Lax/);
  const cookie = cookieOf(answer);
  expect((await fetch(url, { headers: { cookie } })).status).toBe(200);
  const { outputs, receipt } = (await (await run(url, cookie)).json()) as { outputs: object; receipt: string };
  expect(outputs).toEqual({ Output: "hello ada" });
  const body = JSON.stringify({ receipt, inputs: { word: "hello" }, outputs });
  const flag = await fetch(`${url}/api/flag`, { method: "POST", headers: { "content-type": "application/json", cookie }, body });
  expect(flag.status).toBe(201);
  expect(await readFile(join(folder, "flagged/logs.csv"), "utf8")).toMatch(/^word,Output,username,timestamp\n/);
  expect(await readCsv(join(folder, "flagged"))).toMatchObject([{ username: "ada" }]);
});

test("a browser is led back to the page, or told what is wrong beside the form", async () => {
  const url = await launch();
  const right = await login(url, "ada", "right", { accept: "text/html" });
  expect([right.status, right.headers.get("location")]).toEqual([303, "./"]);
  const wrong = await login(url, "ada", "wrong", { accept: "text/html" });
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toContain("The user name or the password is wrong.");
});

test.each([
  ["a wrong password", "ada", "wrong"],
  ["another's password", "ada", "other"],
  ["an unknown name", "eve", "right"],
  ["nothing", "", ""],
])("%s is refused, and sets no cookie", async (_title, username, password) => {
  const answer = await login(await launch(), username, password);
  expect([answer.status, answer.headers.get("set-cookie")]).toEqual([401, null]);
  expect(await answer.json()).toMatchObject({ error: { code: "HC_CREDENTIALS" } });
});

test("a function decides, async too, and lets in by true alone", async () => {
  const url = await launch({ auth: async (name, password) => (name === "ada" ? password === "right" : ("yes" as never)) });
  expect((await login(url, "ada", "right")).status).toBe(200);
  expect((await login(url, "ada", "wrong")).status).toBe(401);
  expect((await login(url, "eve", "any")).status).toBe(401);
});

test("a login outlives a restart, and ends when the passwords change", async () => {
  const cookie = cookieOf(await login(await launch(), "ada", "right"));
  await launched.splice(0)[0]?.close();
  expect((await run(await launch(), cookie)).status).toBe(200);
  expect(
    (
      await run(
        await launch({
          auth: [
            ["ada", "new"],
            ["grace", "other"],
          ],
        }),
        cookie,
      )
    ).status,
  ).toBe(401);
});

test("a tampered cookie and a receipt are no login, and signing out removes the cookie", async () => {
  const url = await launch();
  const cookie = cookieOf(await login(url, "ada", "right"));
  const { receipt } = (await (await run(url, cookie)).json()) as { receipt: string };
  const [name] = cookie.split("=");
  for (const forged of [`${cookie.slice(0, -3)}abc`, `${name}=${receipt}`, `${name}=`]) expect((await run(url, forged)).status).toBe(401);
  const out = await fetch(`${url}/logout`, { headers: { cookie }, redirect: "manual" });
  expect(out.status).toBe(303);
  expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
});

test("a login runs out after a week", async () => {
  const sessions = new LoginSessions(demoFor({ auth: accounts }), accounts, async () => new Uint8Array(32).fill(7));
  const now = Date.now();
  expect(await sessions.read(await sessions.sign("ada", now))).toBe("ada");
  expect(await sessions.read(await sessions.sign("ada", now - loginSeconds * 1000 - 2000))).toBeUndefined();
});

test("after ten wrong passwords for a name even the right one waits", async () => {
  const url = await launch();
  for (let count = 0; count < 10; count++) expect((await login(url, "ada", `guess ${count}`)).status).toBe(401);
  const answer = await login(url, "ada", "right");
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(200);
});

test("a page of another site cannot use a visitor's login, nor sign a visitor in", async () => {
  const url = await launch();
  const cookie = cookieOf(await login(url, "ada", "right"));
  expect((await run(url, cookie, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await login(url, "ada", "right", { "sec-fetch-site": "cross-site" })).status).toBe(403);
});

describe("mistakes in auth", () => {
  test.each([
    [{ auth: [] }, "auth is an empty list, so that nobody could sign in."],
    [{ auth: [["ada"]] }, "auth[0] must be a pair of two texts that are not empty."],
    [
      {
        auth: [
          ["ada", "a"],
          ["ada", "b"],
        ],
      },
      "auth[1] has the name of auth[0].",
    ],
    [{ auth: "ada" }, "auth must be a list or a function, got a value of type string."],
  ])("are told with the place, never with a password: %j", (options, message) => {
    expect(() => demoFor(options as never)).toThrow(message);
  });
});
